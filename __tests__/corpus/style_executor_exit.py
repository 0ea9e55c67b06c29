# hazard: lost-thread
import os
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

jobs = {}


def job(n):
    time.sleep(n)  # holder
    return n


def start(pool):
    for n in (1, 1):
        jobs[pool.submit(job, n)] = n


def collect():
    for future in as_completed(jobs):  # blocked
        print(future.result())


pool = ThreadPoolExecutor()
start(pool)
pid = os.fork()  # fork
if pid == 0:
    collect()
    os._exit(0)
os.waitpid(pid, 0)
