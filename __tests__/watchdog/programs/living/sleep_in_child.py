import time
from common import in_child, wait_for

wait_for(in_child(time.sleep, 60))
