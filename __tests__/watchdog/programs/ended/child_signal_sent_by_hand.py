# python: >=3.6
from common import *  # noqa: F403

def wait():
    woken = threading.Event()
    signal.signal(signal.SIGCHLD, lambda *_: woken.set())
    woken.wait()


pid = child(wait)
later(os.kill, pid, signal.SIGCHLD)
ends(pid)
