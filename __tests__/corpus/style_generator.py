# hazard: orphaned-lock
# lock: rows_lock
import os
import threading
import time

rows_lock = threading.Lock()


def rows():
    with rows_lock:  # blocked
        for n in range(10):
            yield n


def consume():
    for row in rows():
        time.sleep(0.3)  # holder


def bystander():
    for n in range(10):
        time.sleep(0.3)


threading.Thread(target=bystander, daemon=True).start()
threading.Thread(target=consume, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    list(rows())
    os._exit(0)
os.waitpid(pid, 0)
