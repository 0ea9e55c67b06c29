# hazard: orphaned-lock
# lock: self.shared.lock
import multiprocessing as mp
import threading
import time

mp = mp.get_context('fork')


class Shared:
    def __init__(self):
        self.lock = threading.Lock()

    def poll(self):
        with self.lock:
            time.sleep(2)  # holder


class Worker(mp.Process):
    def __init__(self, shared):
        super().__init__()
        self.shared = shared

    def run(self):
        self.shared.lock.acquire()  # blocked
        self.shared.lock.release()


shared = Shared()
threading.Thread(target=shared.poll, daemon=True).start()
time.sleep(0.1)
workers = [Worker(shared) for _ in range(1)]
for worker in workers:
    worker.start()  # fork
for worker in workers:
    worker.join()
