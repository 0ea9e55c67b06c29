# lock: LOCK renewed
# python: >=3.9
import os
import threading
from common import every, forked

LOCK = threading.RLock()


def tick():
    with LOCK:
        pass


os.register_at_fork(after_in_child=LOCK._at_fork_reinit)
every(0.005, tick)
forked(tick)
