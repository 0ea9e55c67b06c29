# python: >=3.6
from common import *  # noqa: F403

pid = child(forever)
later(os.kill, pid, signal.SIGQUIT)
assert os.WTERMSIG(os.waitpid(pid, 0)[1]) == signal.SIGQUIT
