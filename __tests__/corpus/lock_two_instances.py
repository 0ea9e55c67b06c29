# hazard: orphaned-lock
# lock: self.lock
import os
import threading
import time


class Box:
    def __init__(self):
        self.lock = threading.Lock()

    def fill(self):
        with self.lock:
            time.sleep(1)  # holder

    def look(self):
        with self.lock:  # blocked
            return 1


class Crate:
    def __init__(self):
        self.lock = threading.Lock()

    def fill(self):
        with self.lock:
            time.sleep(1)


box, crate = Box(), Crate()
threading.Thread(target=crate.fill, daemon=True).start()
threading.Thread(target=box.fill, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    box.look()
    os._exit(0)
os.waitpid(pid, 0)
