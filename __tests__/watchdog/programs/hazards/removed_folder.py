import os
import tempfile
import threading
from common import hold, in_child, wait_for

lock = threading.Lock()


def child():
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    os.rmdir(folder)
    lock.acquire()


hold(lock)
wait_for(in_child(child))
