import time
from common import in_child, start, wait_for

wait_for(in_child(lambda: start(time.sleep, 60).join()))
