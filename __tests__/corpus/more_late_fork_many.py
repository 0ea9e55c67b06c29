# hazard: orphaned-lock
# lock: LOCK
import os
import threading
import time

LOCK = threading.Lock()


def child():
    with LOCK:  # blocked
        pass
    os._exit(0)


def hold():
    time.sleep(0.2)
    with LOCK:
        time.sleep(2)  # holder


threading.Thread(target=hold, daemon=True).start()
for _ in range(3):
    pid = os.fork()  # fork
    if pid == 0:
        child()
    os.waitpid(pid, 0)
    time.sleep(0.15)
