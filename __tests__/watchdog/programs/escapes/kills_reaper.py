import os
import signal
import time
from common import in_child


def child():
    os.setsid()
    os.kill(parent, signal.SIGKILL)
    time.sleep(60)


parent = os.getppid()
in_child(child)
time.sleep(60)
