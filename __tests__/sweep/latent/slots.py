# lock: Meter.lock
import threading
from common import every, forked


class Meter:
    __slots__ = ('lock', 'value')

    def __init__(self):
        self.lock = threading.Lock()  # made
        self.value = 0

    def add(self):
        with self.lock:  # holder
            self.value += 1

    def read(self):
        with self.lock:  # blocked
            return self.value


meter = Meter()
every(0.005, meter.add)
forked(meter.read)
