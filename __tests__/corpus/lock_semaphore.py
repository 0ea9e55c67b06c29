# hazard: orphaned-lock
# lock: SLOTS
import os
import threading
import time

SLOTS = threading.Semaphore(1)


def use():
    with SLOTS:
        time.sleep(1)  # holder


threading.Thread(target=use, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    with SLOTS:  # blocked
        os._exit(0)
os.waitpid(pid, 0)
