"""An application with a cache that a thread refreshes."""
import threading

lock = threading.Lock()
prices = {"tea": 3}


def refresh(taken, finish):
    with lock:
        taken.set()
        finish.wait()
        prices["tea"] += 1


def price(name):
    with lock:
        return prices[name]
