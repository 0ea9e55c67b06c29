# hazard: orphaned-lock
# lock: READY
import os
import threading
import time

READY = threading.Condition()


def consumer():
    with READY:
        READY.wait()


def producer():
    with READY:
        time.sleep(1)  # holder
        READY.notify()


threading.Thread(target=consumer, daemon=True).start()
time.sleep(0.05)
threading.Thread(target=producer, daemon=True).start()
time.sleep(0.05)
pid = os.fork()  # fork
if pid == 0:
    with READY:  # blocked
        READY.notify_all()
    os._exit(0)
os.waitpid(pid, 0)
