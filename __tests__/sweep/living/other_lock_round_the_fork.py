# lock: DATA protected
# Who takes it has another lock before, which the fork is made under.
import os
import threading
from common import every

FORKING, DATA = threading.Lock(), threading.Lock()


def tick():
    with FORKING:
        with DATA:
            pass


every(0.005, tick)
with FORKING:
    pid = os.fork()
    if pid == 0:
        with DATA:
            pass
        os._exit(0)
os.waitpid(pid, 0)
