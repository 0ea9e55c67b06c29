import ctypes
import threading
from common import hold, in_child, wait_for

PR_SET_NAME = 15
lock = threading.Lock()


def child():
    ctypes.CDLL(None).prctl(PR_SET_NAME, b') S 1 1\nState:\tR', 0, 0, 0)
    lock.acquire()


hold(lock)
wait_for(in_child(child))
