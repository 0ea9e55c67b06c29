# hazard: not-fork
# lock: B
import os
import threading
import time

A = threading.Lock()
B = threading.Lock()


def swap():
    with B:
        time.sleep(0.2)
        with A:
            pass


pid = os.fork()
if pid == 0:
    threading.Thread(target=swap, daemon=True).start()
    time.sleep(0.1)
    with A:
        B.acquire()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
