# lock: Client.lock not-asked-for
# The child takes a lock that is made on the same line as the parent's.
import threading
from common import every, forked


class Client:
    def __init__(self):
        self.lock = threading.Lock()

    def use(self):
        with self.lock:
            pass


LOCK = Client()
every(0.005, LOCK.use)
forked(lambda: Client().use())
