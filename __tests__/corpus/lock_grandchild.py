# hazard: orphaned-lock
# lock: LOCK
import os
import threading
import time

LOCK = threading.Lock()


def work():
    with LOCK:
        time.sleep(3)  # holder


def grandchild():
    with LOCK:  # blocked
        os._exit(0)


threading.Thread(target=work, daemon=True).start()
time.sleep(0.1)
child = os.fork()  # fork
if child == 0:
    inner = os.fork()
    if inner == 0:
        grandchild()
    os.waitpid(inner, 0)
    os._exit(0)
os.waitpid(child, 0)
