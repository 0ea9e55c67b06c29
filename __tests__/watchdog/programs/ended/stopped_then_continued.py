# python: >=3.6
from common import *  # noqa: F403

lock = threading.Lock()


def stop():
    os.kill(os.getpid(), signal.SIGSTOP)


pid = child(stop)
later(os.kill, pid, signal.SIGCONT)
ends(pid)
