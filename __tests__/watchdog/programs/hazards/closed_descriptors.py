import os
import threading
from common import hold, in_child, wait_for

lock = threading.Lock()


def child():
    os.closerange(0, 1024)
    lock.acquire()


hold(lock)
wait_for(in_child(child))
