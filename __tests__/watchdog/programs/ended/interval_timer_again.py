# python: >=3.6
# Each alarm lets it go one step.
from common import *  # noqa: F403

steps = threading.Semaphore(0)


def wait():
    signal.signal(signal.SIGALRM, lambda *_: steps.release())
    signal.setitimer(signal.ITIMER_REAL, 0.7, 0.7)
    for _ in range(3):
        steps.acquire()


ends(child(wait))
