# fails: LOCK
# The child notices, and says so.
import threading
from common import every, forked

LOCK = threading.Lock()


def tick():
    with LOCK:
        pass


def child():
    if not LOCK.acquire(timeout=0.1):
        raise RuntimeError('the lock is held by nobody')


every(0.005, tick)
forked(child)
