# hazard: orphaned-lock
# lock: lock
import functools
import os
import threading
import time


def synchronized(lock):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            with lock:  # blocked
                return function(*args, **kwargs)
        return wrapper
    return decorate


account_lock = threading.RLock()


@synchronized(account_lock)
def deposit(amount):
    time.sleep(amount)  # holder


@synchronized(account_lock)
def balance():
    return 0


thread = threading.Thread(target=deposit, args=(1,))
thread.daemon = True
thread.start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    balance()
    os._exit(0)
os.waitpid(pid, 0)
