# hazard: lost-thread
# lock: self.workers
import os
import multiprocessing.pool


class Loader:
    def __init__(self):
        self.workers = multiprocessing.pool.ThreadPool(processes=1)  # holder

    def load(self, n):
        job = self.workers.apply_async(abs, (n,))
        return job.get()  # blocked


loader = Loader()
loader.load(1)
pid = os.fork()  # fork
if pid == 0:
    loader.load(2)
    os._exit(0)
os.waitpid(pid, 0)
