# lock: Box.changed._lock
import threading
from common import every, forked


class Box:
    def __init__(self):
        self.changed = threading.Condition()  # made
        self.things = []

    def put(self, thing):
        with self.changed:  # holder
            self.things.append(thing)
            del self.things[:-3]
            self.changed.notify_all()

    def peek(self):
        with self.changed:  # blocked
            return self.things[-1:]


box = Box()
every(0.005, lambda: box.put(1))
forked(box.peek)
