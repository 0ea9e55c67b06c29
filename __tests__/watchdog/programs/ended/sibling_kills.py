# python: >=3.6
from common import *  # noqa: F403

first = child(forever)


def kill():
    time.sleep(LATE)
    os.kill(first, signal.SIGUSR1)


second = child(kill)
ends(first, signal.SIGUSR1)
ends(second)
