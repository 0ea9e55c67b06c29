# python: >=3.6
from common import *  # noqa: F403

lock = threading.Lock()
lock.acquire()
pid = child(lock.acquire)
later(os.kill, pid, 9)
ends(pid, 9)
