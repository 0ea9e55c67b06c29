# hazard: orphaned-lock
# lock: LOCK
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor

LOCK = threading.Lock()


def compute(n):
    with LOCK:  # blocked
        time.sleep(n)  # holder


def other(n):
    time.sleep(n)


pool = ThreadPoolExecutor(3)
pool.submit(other, 1)
pool.submit(compute, 1)
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    compute(0)
    os._exit(0)
os.waitpid(pid, 0)
