# lock: LOCK not-asked-for
import threading
from common import every, forked

LOCK = threading.Lock()


def tick():
    with LOCK:
        pass


def child():
    if LOCK.acquire(timeout=0.1):
        LOCK.release()


every(0.005, tick)
forked(child)
