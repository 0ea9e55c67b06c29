# lock: LOCK
# The thread comes after many forks that have nothing to do with it, as among the tests of a suite.
import os
import threading
from common import every, forked

LOCK = threading.Lock()  # made


def tick():
    with LOCK:  # holder
        pass


def child():
    with LOCK:  # blocked
        pass


for _ in range(12):
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
every(0.005, tick)
forked(child)
