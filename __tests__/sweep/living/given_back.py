# lock: LOCK renewed
# The hook of a child releases what a thread of the parent may hold.
import os
import threading
from common import every, forked

LOCK = threading.Lock()


def tick():
    with LOCK:
        pass


def release():
    if LOCK.locked():
        LOCK.release()


os.register_at_fork(after_in_child=release)
every(0.005, tick)
forked(tick)
