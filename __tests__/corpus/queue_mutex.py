# hazard: orphaned-lock
# lock: the mutex of JOBS
import os
import queue
import threading
import time


class Slow(queue.Queue):
    def _put(self, item):
        if item is not None:
            time.sleep(item)  # holder
        super()._put(item)


JOBS = Slow()


def feed():
    JOBS.put(1)


threading.Thread(target=feed, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    JOBS.put(None)  # blocked
    os._exit(0)
os.waitpid(pid, 0)
