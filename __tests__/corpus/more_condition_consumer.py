# hazard: orphaned-lock
# lock: self.not_empty
import os
import threading
import time
from collections import deque


class Buffer:
    def __init__(self, size):
        self.items = deque()
        self.size = size
        self.lock = threading.Lock()
        self.not_empty = threading.Condition(self.lock)
        self.not_full = threading.Condition(self.lock)

    def put(self, item):
        with self.not_full:
            while len(self.items) >= self.size:
                self.not_full.wait()
            time.sleep(1)  # holder
            self.items.append(item)
            self.not_empty.notify()

    def get(self):
        with self.not_empty:  # blocked
            while not self.items:
                self.not_empty.wait()
            return self.items.popleft()


buf = Buffer(3)


def producer():
    for i in range(100):
        buf.put(i)


def consumer():
    while True:
        buf.get()


for f in (producer, consumer, consumer):
    threading.Thread(target=f, daemon=True).start()
    time.sleep(0.05)
time.sleep(0.2)
pid = os.fork()  # fork
if pid == 0:
    buf.get()
    os._exit(0)
os.waitpid(pid, 0)
