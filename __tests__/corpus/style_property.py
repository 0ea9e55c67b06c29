# hazard: orphaned-lock
# lock: self.lock
import os
import threading
import time


class Lazy:
    _lock = None

    @property
    def lock(self):
        if self._lock is None:
            self._lock = threading.Lock()
        return self._lock

    def a(self):
        with self.lock:
            time.sleep(1)  # holder

    def b(self):
        with self.lock:  # blocked
            pass


lazy = Lazy()
threads = [threading.Thread(target=lazy.a, daemon=True)]
[t.start() for t in threads]
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    lazy.b()
    os._exit(0)
os.waitpid(pid, 0)
