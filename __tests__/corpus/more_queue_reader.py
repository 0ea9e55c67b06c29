# hazard: lost-thread
# lock: self.results
import os
import threading
from queue import Queue


class Pipeline:
    def __init__(self):
        self.tasks = Queue()
        self.results = Queue()
        self.workers = [threading.Thread(target=self._work, daemon=True) for _ in range(2)]
        for w in self.workers:
            w.start()

    def _work(self):
        while True:
            task = self.tasks.get()  # holder
            self.results.put(task())
            self.tasks.task_done()

    def run(self, fn):
        self.tasks.put(fn)
        return self.results.get()  # blocked


p = Pipeline()
p.run(lambda: 1)
pid = os.fork()  # fork
if pid == 0:
    p.run(lambda: 2)
    os._exit(0)
os.waitpid(pid, 0)
