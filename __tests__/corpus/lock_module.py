# hazard: orphaned-lock
# lock: LOCK
import os
import threading
import time

LOCK = threading.Lock()


def work():
    with LOCK:
        time.sleep(1)  # holder


def idle():
    time.sleep(5)


threading.Thread(target=idle, daemon=True).start()
threading.Thread(target=work, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    with LOCK:  # blocked
        os._exit(0)
os.waitpid(pid, 0)
