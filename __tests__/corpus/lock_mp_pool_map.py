# hazard: orphaned-lock
# lock: self.guard
import multiprocessing
import threading
import time


class Store:
    def __init__(self):
        self.guard = threading.Lock()

    def sync(self):
        with self.guard:
            time.sleep(2)  # holder

    def read(self, n):
        with self.guard:  # blocked
            return n


STORE = Store()


def task(n):
    return STORE.read(n)


if __name__ == '__main__':
    threading.Thread(target=STORE.sync, daemon=True).start()
    time.sleep(0.1)
    pool = multiprocessing.get_context('fork').Pool(1)  # fork
    print(pool.map(task, [1, 2]))
