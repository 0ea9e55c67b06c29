# lock: Monitor._thread_lock
import threading
from common import every, forked


class Monitor:
    def __init__(self):
        self._thread_lock = threading.Lock()  # made
        self.state = 0

    def beat(self):
        with self._thread_lock:  # holder
            self.state += 1

    def ensure_running(self):
        with self._thread_lock:  # blocked
            return self.state


monitor = Monitor()
every(0.005, monitor.beat, name='monitor')
forked(monitor.ensure_running)
