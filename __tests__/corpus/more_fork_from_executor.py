# hazard: orphaned-lock
# lock: db
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor

db = threading.Lock()


def transaction():
    with db:
        time.sleep(1)  # holder


def snapshot():
    time.sleep(0.1)
    pid = os.fork()  # fork
    if pid == 0:
        with db:  # blocked
            os._exit(0)
    return os.waitpid(pid, 0)


with ThreadPoolExecutor(3) as pool:
    jobs = [pool.submit(transaction), pool.submit(snapshot)]
    for job in jobs:
        job.result()
