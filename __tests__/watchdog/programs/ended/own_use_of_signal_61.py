# python: >=3.6
# The number that the watchdog asks for stacks by is the program's own here.
from common import *  # noqa: F403

def wait():
    signal.signal(61, lambda *_: os._exit(3))
    forever()


pid = child(wait)
later(os.kill, pid, signal.SIGKILL)
ends(pid, signal.SIGKILL)
