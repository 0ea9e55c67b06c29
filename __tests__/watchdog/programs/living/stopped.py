import os
import signal
import time
from common import in_child, wait_for


def child():
    os.kill(os.getpid(), signal.SIGSTOP)


pid = in_child(child)
time.sleep(60)
