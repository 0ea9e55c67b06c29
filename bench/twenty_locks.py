"""Twenty locks that a thread takes now and then: five hang, five are renewed, five
protected, and five not asked for."""
import os
import threading
import time


class Part:
    def __init__(self, lock):
        self.lock = lock
        self.count = 0

    def tick(self):
        with self.lock:
            self.count += 1


# A line each, as a lock is known by the line that makes it.
parts = [
    Part(threading.Lock()),
    Part(threading.Lock()),
    Part(threading.Lock()),
    Part(threading.Lock()),
    Part(threading.Lock()),
    Part(threading.Lock()),
    Part(threading.Lock()),
    Part(threading.Lock()),
    Part(threading.Lock()),
    Part(threading.Lock()),
    Part(threading.Lock()),
    Part(threading.Lock()),
    Part(threading.Lock()),
    Part(threading.Lock()),
    Part(threading.Lock()),
    Part(threading.Lock()),
    Part(threading.Lock()),
    Part(threading.Lock()),
    Part(threading.Lock()),
    Part(threading.Lock()),
]
guarded = [part.lock for part in parts[10:15]]


def before():
    for lock in guarded:
        lock.acquire()


def after():
    for lock in guarded:
        lock.release()


def renew():
    after()
    for part in parts[5:10]:
        part.lock = threading.Lock()


def work():
    while True:
        for part in parts:
            part.tick()
        time.sleep(0.002)


os.register_at_fork(before=before, after_in_parent=after, after_in_child=renew)
threading.Thread(target=work, daemon=True).start()
time.sleep(0.02)
if os.fork() == 0:
    for part in parts[5:15] + parts[:5]:
        part.tick()
    os._exit(0)
os.wait()
