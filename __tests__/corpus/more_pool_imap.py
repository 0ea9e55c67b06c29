# hazard: lost-thread
# lock: self.pool
import os
from multiprocessing.pool import ThreadPool


def work(x):
    return x


class Runner(object):
    def __init__(self, n):
        self.pool = ThreadPool(n)  # holder

    def run(self, items):
        result = self.pool.map_async(work, items)
        result.wait()  # blocked
        return result.get()


r = Runner(3)
r.run(range(3))
pid = os.fork()  # fork
if pid == 0:
    r.run(range(3))
    os._exit(0)
os.waitpid(pid, 0)
