# lock: LOCK
import threading
from common import every, forked

LOCK = threading.Lock()  # made
counts = {}


def count():
    with LOCK:  # holder
        counts['ticks'] = counts.get('ticks', 0) + 1


def child():
    with LOCK:  # blocked
        print(counts)


every(0.005, count)
forked(child)
