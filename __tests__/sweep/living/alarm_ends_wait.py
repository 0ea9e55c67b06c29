# lock: LOCK not-asked-for
# The child waits without limit, and a signal that it has ordered ends that.
import signal
import threading
from common import every, forked

LOCK = threading.Lock()


class TooLate(Exception):
    pass


def tick():
    with LOCK:
        pass


def late(*_):
    raise TooLate


def child():
    signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        with LOCK:
            pass
    except TooLate:
        pass


every(0.005, tick)
forked(child)
