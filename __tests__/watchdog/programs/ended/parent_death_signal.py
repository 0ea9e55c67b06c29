# python: >=3.6
from common import *  # noqa: F403

PR_SET_PDEATHSIG = 1


def worker():
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    forever()


def middle():
    child(worker)
    time.sleep(LATE)


ends(child(middle))
