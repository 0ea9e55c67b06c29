# lock: State.lock
import threading
from common import every, forked

state = None


class State:
    pass


def ensure():
    global state
    if state is None:
        fresh = State()
        fresh.lock = threading.Lock()  # made
        fresh.hits = 0
        state = fresh
    return state


def hit():
    one = ensure()
    one.lock.acquire()  # holder
    one.hits += 1
    one.lock.release()


def child():
    one = ensure()
    one.lock.acquire()  # blocked
    one.lock.release()


every(0.005, hit)
forked(child)
