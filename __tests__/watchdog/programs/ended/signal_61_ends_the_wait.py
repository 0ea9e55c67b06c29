# python: >=3.6
from common import *  # noqa: F403

woken = threading.Event()


def wait():
    signal.signal(61, lambda *_: woken.set())
    woken.wait()


pid = child(wait)
later(os.kill, pid, 61)
ends(pid)
