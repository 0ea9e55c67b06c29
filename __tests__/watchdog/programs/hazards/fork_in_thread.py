import threading
from common import hold, in_child, start, wait_for

lock = threading.Lock()
hold(lock)
start(lambda: wait_for(in_child(lock.acquire))).join()
