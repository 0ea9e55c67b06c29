# hazard: orphaned-lock
# lock: self._inner
import os
import threading
import time


class TracedLock:
    """A lock that logs, as many programs have one."""

    def __init__(self, name):
        self.name = name
        self._inner = threading.Lock()

    def acquire(self):
        self._inner.acquire()  # blocked

    def release(self):
        self._inner.release()

    def __enter__(self):
        self.acquire()
        return self

    def __exit__(self, *exc_info):
        self.release()


users = TracedLock('users')
orders = TracedLock('orders')


def load_users():
    with users:
        time.sleep(1)  # holder


def decoy():
    with orders:
        pass
    time.sleep(1)


for function in [decoy, load_users, decoy]:
    threading.Thread(target=function, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    with users:
        pass
    os._exit(0)
os.waitpid(pid, 0)
