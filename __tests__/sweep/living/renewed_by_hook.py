# lock: LOCK renewed
import os
import threading
from common import every, forked

LOCK = threading.Lock()


def tick():
    with LOCK:
        pass


def renew():
    global LOCK
    LOCK = threading.Lock()


os.register_at_fork(after_in_child=renew)
every(0.005, tick)
forked(tick)
