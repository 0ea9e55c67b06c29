# lock: Client.lock
# hook: Client._after_fork (after in child)
# A library: nothing forks here, but whoever uses it may.
import os
import threading
import time
from common import every


class Client:
    def __init__(self):
        self.lock = threading.Lock()  # made
        os.register_at_fork(after_in_child=self._after_fork)

    def send(self):
        with self.lock:  # holder
            pass

    def _after_fork(self):
        with self.lock:  # blocked
            self.queue = []


client = Client()
every(0.005, client.send)
time.sleep(0.05)
