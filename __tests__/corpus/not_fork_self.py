# hazard: not-fork
# lock: self.lock
import os
import threading


class Counter:
    def __init__(self):
        self.lock = threading.Lock()

    def total(self):
        with self.lock:  # blocked
            return 1

    def report(self):
        with self.lock:
            print(self.total())


pid = os.fork()
if pid == 0:
    os._exit(0)
os.waitpid(pid, 0)
Counter().report()
