# hazard: lost-thread
# lock: self.not_empty
import os
import threading
import time
from collections import deque


class Buffer:
    def __init__(self):
        self.items = deque()
        self.not_empty = threading.Condition()

    def put(self, item):
        with self.not_empty:
            self.items.append(item)
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            while not self.items:
                self.not_empty.wait()  # blocked
            return self.items.popleft()


buf = Buffer()


def producer():
    while True:
        time.sleep(0.7)  # holder
        buf.put(1)


def heartbeat():
    while True:
        time.sleep(0.7)


def consumer():
    while True:
        buf.get()


for f in (heartbeat, producer, consumer):
    threading.Thread(target=f, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    buf.get()
    os._exit(0)
os.waitpid(pid, 0)
