# lock: LOCK
# The child has a thread of its own, and forks beside it.
import os
import threading
from common import every, forked

LOCK = threading.Lock()  # made


def tick():
    with LOCK:  # holder
        pass


def grandchild():
    with LOCK:  # blocked
        pass


def child():
    every(0.005, tick)
    forked(grandchild)


forked(child)
