# python: >=3.6
from common import *  # noqa: F403

def wait():
    signal.alarm(LATE)
    forever()


ends(child(wait), signal.SIGALRM)
