# hazard: orphaned-lock
# lock: lock
import os
import threading
import time

lock = threading.Lock()


def holder_thread():
    lock.acquire()
    time.sleep(5)  # holder


def level(n):
    if n == 0:
        lock.acquire()  # blocked
        os._exit(0)
    pid = os.fork()  # fork
    if pid == 0:
        level(n - 1)
    os.waitpid(pid, 0)
    os._exit(0)


threading.Thread(target=holder_thread, daemon=True).start()
time.sleep(0.1)
level(2)
