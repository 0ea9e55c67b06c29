# lock: Shipping.lock
# `logging` makes the locks of its handlers new in a child; this one has its own.
import logging
import threading
from common import every, forked


class Shipping(logging.Handler):
    def __init__(self):
        logging.Handler.__init__(self)
        self.buffer = []

    def createLock(self):
        self.lock = threading.RLock()  # made

    def emit(self, record):
        self.buffer.append(record.msg)
        del self.buffer[:-5]


log = logging.getLogger('ship')
log.propagate = False
log.addHandler(Shipping())
every(0.005, lambda: log.warning('tick'))  # holder
forked(lambda: log.warning('child'))  # blocked
