# hazard: orphaned-lock
# lock: the mutex of log_queue
import os
import queue
import threading
import time


class Message:
    """Comparing is slow, and a PriorityQueue compares under its mutex."""

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        time.sleep(1)  # holder
        return self.n < other.n


log_queue = queue.PriorityQueue()
log_queue.put(Message(1))


def producer():
    log_queue.put(Message(0))


threading.Thread(target=producer, daemon=True).start()
threading.Thread(target=time.sleep, args=(4,), daemon=True).start()
time.sleep(0.2)
pid = os.fork()  # fork
if pid == 0:
    log_queue.get()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
