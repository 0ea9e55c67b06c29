# lock: DATA
# Who has it takes another lock inside, which the fork is made under: that protects only the inner one.
import os
import threading
import time
from common import every

FORKING = threading.Lock()
DATA = threading.Lock()  # made


def tick():
    with DATA:  # holder
        pass
    with FORKING:
        pass


every(0.001, tick)
time.sleep(0.03)
with FORKING:
    pid = os.fork()
    if pid == 0:
        with DATA:  # blocked
            pass
        os._exit(0)
os.waitpid(pid, 0)
