# lock: LOCK protected
import os
import threading
from common import every, forked

LOCK = threading.Lock()


def tick():
    with LOCK:
        pass


os.register_at_fork(before=LOCK.acquire, after_in_parent=LOCK.release, after_in_child=LOCK.release)
every(0.005, tick)
forked(tick)
