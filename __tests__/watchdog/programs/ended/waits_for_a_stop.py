# python: >=3.6
from common import *  # noqa: F403

def stopping():
    time.sleep(LATE)
    os.kill(os.getppid(), 0)
    forever()


pid = child(stopping)
later(os.kill, pid, signal.SIGSTOP)
assert os.WIFSTOPPED(os.waitpid(pid, os.WUNTRACED)[1])
os.kill(pid, 9)
ends(pid, 9)
