# outcome: failed: child 1 was ended by SIGUSR2
import os
import signal
import time
from common import in_child, wait_for

pid = in_child(time.sleep, 60)
os.kill(pid, signal.SIGUSR2)
wait_for(pid)
