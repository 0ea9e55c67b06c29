# python: >=3.6
from common import *  # noqa: F403

woken = threading.Event()


def wait():
    signal.signal(signal.SIGALRM, lambda *_: woken.set())
    signal.setitimer(signal.ITIMER_REAL, LATE)
    woken.wait()


ends(child(wait))
