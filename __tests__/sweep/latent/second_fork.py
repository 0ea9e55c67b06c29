# lock: LATE
# Only the second child asks for it.
import threading
from common import every, forked

LATE = threading.Lock()  # made


def tick():
    with LATE:  # holder
        pass


def child():
    with LATE:  # blocked
        pass


every(0.005, tick)
forked(lambda: None)
forked(child)
