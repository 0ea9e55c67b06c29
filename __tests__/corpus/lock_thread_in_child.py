# hazard: orphaned-lock
# lock: LOCK
import os
import threading
import time

LOCK = threading.Lock()


def background():
    with LOCK:
        time.sleep(1)  # holder


def task():
    with LOCK:  # blocked
        pass


threading.Thread(target=background, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    thread = threading.Thread(target=task)
    thread.start()
    thread.join()
    os._exit(0)
os.waitpid(pid, 0)
