# hazard: orphaned-lock
# lock: self.mutex
import os
import threading
import time


class Guarded:
    def __init__(self):
        self.mutex = threading.Lock()

    def __enter__(self):
        self.mutex.acquire()  # blocked
        return self

    def __exit__(self, *exc):
        self.mutex.release()


table = Guarded()


def scan():
    with table:
        time.sleep(1)  # holder


def sleeper():
    time.sleep(1)


threading.Thread(target=sleeper, daemon=True).start()
threading.Thread(target=scan, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    with table:
        os._exit(0)
os.waitpid(pid, 0)
