# hazard: not-fork
# lock: lock_b
import os
import threading
import time

lock_a = threading.Lock()
lock_b = threading.Lock()

pid = os.fork()
if pid == 0:
    os._exit(0)
os.waitpid(pid, 0)


def one():
    lock_b.acquire()
    time.sleep(0.2)
    lock_a.acquire()
    lock_a.release()
    lock_b.release()


threading.Thread(target=one, daemon=True).start()
lock_a.acquire()
time.sleep(0.1)
lock_b.acquire()  # blocked
