# outcome: crashed: child
import os
import signal
from common import in_child, wait_for

wait_for(in_child(lambda: wait_for(in_child(os.abort))))
