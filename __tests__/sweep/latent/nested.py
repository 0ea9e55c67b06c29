# lock: INNER
import threading
from common import every, forked

OUTER = threading.Lock()
INNER = threading.Lock()  # made


def flush():
    with INNER:  # holder
        pass


def child():
    with OUTER:
        with INNER:  # blocked
            pass


every(0.005, flush)
forked(child)
