# hazard: orphaned-lock
# lock: cache.lock
import os
import threading
import time


class Cache:
    def __init__(self):
        self.lock = threading.Lock()


cache = Cache()


def fill(target):
    with target.lock:
        time.sleep(1)  # holder


threading.Thread(target=time.sleep, args=(3,), daemon=True).start()
threading.Thread(target=fill, args=(cache,), daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    cache.lock.acquire()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
