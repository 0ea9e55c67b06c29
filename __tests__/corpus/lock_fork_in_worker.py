# hazard: orphaned-lock
# lock: self._lock
import os
import threading
import time


class Metrics:
    def __init__(self):
        self._lock = threading.RLock()

    def flush_forever(self):
        with self._lock:
            while True:
                time.sleep(0.2)  # holder

    def count(self):
        self._lock.acquire()  # blocked
        self._lock.release()


METRICS = Metrics()


class Forker(threading.Thread):
    def run(self):
        pid = os.fork()  # fork
        if pid == 0:
            METRICS.count()
            os._exit(0)
        os.waitpid(pid, 0)


threading.Thread(target=METRICS.flush_forever, daemon=True).start()
time.sleep(0.1)
forker = Forker()
forker.start()
forker.join()
