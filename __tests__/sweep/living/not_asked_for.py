# lock: LOCK not-asked-for
import threading
from common import every, forked

LOCK = threading.Lock()


def tick():
    with LOCK:
        pass


every(0.005, tick)
forked(lambda: print('child'))
