# outcome: passed
# The kernel reaps: nobody collects the child's status.
import os
import signal
import time
from common import in_child

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
in_child(time.sleep, 0.1)
time.sleep(0.3)
