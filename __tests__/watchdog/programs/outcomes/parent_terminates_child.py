# outcome: passed
import os
import signal
import time
from common import in_child, wait_for

for number in (signal.SIGTERM, signal.SIGKILL):
    pid = in_child(time.sleep, 60)
    os.kill(pid, number)
    wait_for(pid)
