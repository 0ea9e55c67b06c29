"""An application that keeps its prices fresh with a thread, which has the lock for most of the time."""
import os
import threading
import time

lock = threading.Lock()
prices = {"tea": 3}


def refresh():
    while True:
        with lock:
            time.sleep(0.5)
            prices["tea"] += 1
        time.sleep(0.001)


def price(name):
    with lock:
        return prices[name]


def renew_lock():
    global lock
    lock = threading.Lock()


threading.Thread(target=refresh, name="refresher", daemon=True).start()
if os.environ.get("HEALED"):
    os.register_at_fork(after_in_child=renew_lock)
