# python: >=3.6
from common import *  # noqa: F403

pid = child(forever)
signal.signal(signal.SIGALRM, lambda *_: os.kill(pid, signal.SIGTERM))
signal.alarm(LATE)
ends(pid, signal.SIGTERM)
