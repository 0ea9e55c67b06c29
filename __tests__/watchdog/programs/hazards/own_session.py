import os
import threading
from common import hold, in_child, wait_for

lock = threading.Lock()


def child():
    os.setsid()
    lock.acquire()


hold(lock)
wait_for(in_child(child))
