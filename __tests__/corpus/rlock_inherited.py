# hazard: orphaned-lock
# lock: self.lock
import os
import threading
import time


class Base:
    def __init__(self):
        self.lock = threading.RLock()

    def size(self):
        with self.lock:  # blocked
            return 0


class Queue(Base):
    def compact(self):
        with self.lock:
            time.sleep(1)  # holder


queue = Queue()
threading.Thread(target=queue.compact, daemon=True).start()
time.sleep(0.1)
if os.fork() == 0:  # fork
    queue.size()
    os._exit(0)
os.wait()
