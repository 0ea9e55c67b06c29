# hazard: buffer-lock
# lock: the buffer of self._f
import io
import os
import threading
import time


class Journal:
    def __init__(self, fd):
        self._f = io.BufferedWriter(io.FileIO(fd, 'w'), 1 << 16)

    def append(self, record):
        self._f.write(record)  # holder

    def sync(self):
        self._f.flush()  # blocked


r, w = os.pipe()
journal = Journal(w)


def writer():
    while True:
        journal.append(b'r' * 100000)


threading.Thread(target=writer, daemon=True).start()
time.sleep(0.2)
pid = os.fork()  # fork
if pid == 0:
    journal.sync()
    os._exit(0)
os.waitpid(pid, 0)
