# lock: Registry.lock
import threading
from common import every, forked


class Registry:
    lock = threading.Lock()  # made
    known = []

    @classmethod
    def add(cls, name):
        cls.lock.acquire()  # holder
        try:
            cls.known.append(name)
            del cls.known[:-9]
        finally:
            cls.lock.release()

    @classmethod
    def names(cls):
        with cls.lock:  # blocked
            return list(cls.known)


every(0.004, lambda: Registry.add('tick'))
forked(Registry.names)
