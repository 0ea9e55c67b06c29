# hazard: not-fork
import threading
import time


class Philosopher(threading.Thread):
    def __init__(self, left, right):
        super().__init__()
        self.left, self.right = left, right

    def run(self):
        with self.left:
            time.sleep(0.3)
            with self.right:  # blocked
                pass


forks = [threading.Lock() for _ in range(3)]
philosophers = [Philosopher(forks[i], forks[(i + 1) % 3]) for i in range(3)]
for p in philosophers:
    p.start()
for p in philosophers:
    p.join()
