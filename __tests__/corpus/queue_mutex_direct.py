# hazard: orphaned-lock
# lock: the mutex of self.tasks
import os
import threading
import time
from queue import Queue


class Broker:
    def __init__(self):
        self.tasks = Queue()

    def snapshot(self):
        with self.tasks.mutex:
            time.sleep(1)  # holder

    def push(self, task):
        self.tasks.put(task)  # blocked


broker = Broker()
threading.Thread(target=broker.snapshot, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    broker.push(1)
    os._exit(0)
os.waitpid(pid, 0)
