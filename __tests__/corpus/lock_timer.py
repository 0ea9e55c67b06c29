# hazard: orphaned-lock
# lock: LOCK
import os
import threading
import time

LOCK = threading.Lock()


def tick():
    LOCK.acquire()
    try:
        time.sleep(2)  # holder
    finally:
        LOCK.release()


def released():
    LOCK.acquire()
    LOCK.release()
    time.sleep(4)


threading.Thread(target=released, daemon=True).start()
timer = threading.Timer(0.05, tick)
timer.daemon = True
timer.start()
time.sleep(0.2)
pid = os.fork()  # fork
if pid == 0:
    if LOCK.acquire():  # blocked
        os._exit(0)
os.waitpid(pid, 0)
