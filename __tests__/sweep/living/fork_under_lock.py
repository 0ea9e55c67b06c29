# lock: LOCK protected
import os
import threading
from common import every

LOCK = threading.RLock()


def tick():
    with LOCK:
        pass


every(0.005, tick)
with LOCK:
    pid = os.fork()
    if pid == 0:
        tick()
        os._exit(0)
os.waitpid(pid, 0)
