# hazard: lost-thread
# lock: POOL
import os
from concurrent.futures import ThreadPoolExecutor

POOL = ThreadPoolExecutor(max_workers=1)  # holder
POOL.submit(abs, -1).result()
pid = os.fork()  # fork
if pid == 0:
    print(POOL.submit(abs, -2).result())  # blocked
    os._exit(0)
os.waitpid(pid, 0)
