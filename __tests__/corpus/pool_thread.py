# hazard: lost-thread
# lock: pool
import os
from multiprocessing.pool import ThreadPool

pool = ThreadPool(2)  # holder
pool.map(abs, [-1])
pid = os.fork()  # fork
if pid == 0:
    print(pool.map(abs, [-2]))  # blocked
    os._exit(0)
os.waitpid(pid, 0)
