# hazard: orphaned-lock
# lock: table
import os
import threading
import time

table = threading.Lock()
closed = False


def update(rows):
    table.acquire()
    if closed:
        table.release()
        return None
    try:
        for row in rows:
            write(row)
    finally:
        table.release()
    time.sleep(5)


def write(row):
    time.sleep(row)  # holder


def idle():
    table.acquire()
    table.release()
    time.sleep(5)


threading.Thread(target=idle, daemon=True).start()
threading.Thread(target=update, args=([1, 2],), daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    table.acquire()  # blocked
    try:
        pass
    finally:
        table.release()
    os._exit(0)
os.waitpid(pid, 0)
