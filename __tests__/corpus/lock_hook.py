# hazard: orphaned-lock
# lock: LOCK
import os
import threading
import time

LOCK = threading.Lock()


def hold():
    with LOCK:
        time.sleep(1)  # holder


def reset():
    with LOCK:  # blocked
        pass


os.register_at_fork(after_in_child=reset)
threading.Thread(target=hold, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    os._exit(0)
os.waitpid(pid, 0)
