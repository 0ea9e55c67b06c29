# hazard: orphaned-lock
# lock: self._lock
import functools
import os
import threading
import time


def locked(method):
    @functools.wraps(method)
    def wrapper(self, *args, **kwargs):
        self._lock.acquire()  # blocked
        try:
            return method(self, *args, **kwargs)
        finally:
            self._lock.release()
    return wrapper


class Account:
    def __init__(self, balance):
        self._lock = threading.RLock()
        self.balance = balance

    @locked
    def deposit(self, amount):
        time.sleep(2)  # holder
        self.balance += amount

    @locked
    def get(self):
        return self.balance


account = Account(10)
worker = threading.Thread(target=account.deposit, args=(5,), daemon=True)
worker.start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    account.get()
    os._exit(0)
os.waitpid(pid, 0)
