# hazard: lost-thread
import os
import threading
import time


class ReadWriteLock:
    def __init__(self):
        self._cond = threading.Condition()
        self._writer = False

    def acquire_write(self):
        with self._cond:
            while self._writer:
                self._cond.wait()  # blocked
            self._writer = True

    def release_write(self):
        with self._cond:
            self._writer = False
            self._cond.notify_all()


lock = ReadWriteLock()


def writer():
    lock.acquire_write()
    time.sleep(1)  # holder
    lock.release_write()


def bystander():
    time.sleep(2)


threading.Thread(target=bystander, daemon=True).start()
threading.Thread(target=writer, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    lock.acquire_write()
    os._exit(0)
os.waitpid(pid, 0)
