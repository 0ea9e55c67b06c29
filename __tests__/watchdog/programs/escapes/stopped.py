import os
import signal
import time
from common import in_child

for _ in range(3):
    in_child(os.kill, os.getpid(), signal.SIGCONT)
    in_child(lambda: os.kill(os.getpid(), signal.SIGSTOP))
time.sleep(0.2)
