# hazard: orphaned-lock
# lock: self._lock
import contextlib
import os
import threading
import time


class Store:
    def __init__(self):
        self._lock = threading.RLock()

    def compact(self):
        with contextlib.ExitStack() as stack:
            stack.enter_context(self._lock)
            time.sleep(1)  # holder

    def read(self):
        with contextlib.ExitStack() as stack:
            stack.enter_context(self._lock)  # blocked
            return 1


s = Store()
threading.Thread(target=s.compact, daemon=True).start()
threading.Thread(target=time.sleep, args=[2], daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if not pid:
    s.read()
    os._exit(0)
os.waitpid(pid, 0)
