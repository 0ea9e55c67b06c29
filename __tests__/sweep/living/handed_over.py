# lock: LOCK not-reached
# The thread takes the lock, and the one that forks gives it back before.
import threading
import time
from common import forked

LOCK = threading.Lock()


def work():
    LOCK.acquire()
    time.sleep(60)


def child():
    with LOCK:
        pass


threading.Thread(target=work, daemon=True).start()
while not LOCK.locked():
    time.sleep(0.001)
LOCK.release()
forked(child)
