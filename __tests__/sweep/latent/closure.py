# lock: counter.lock
import threading
from common import every, forked


def counter():
    lock = threading.Lock()  # made
    value = [0]

    def add():
        with lock:  # holder
            value[0] += 1

    def read():
        with lock:  # blocked
            return value[0]

    return add, read


add, read = counter()
every(0.005, add)
forked(read)
