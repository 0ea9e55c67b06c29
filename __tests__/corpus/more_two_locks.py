# hazard: orphaned-lock
# lock: inner
import os
import threading
import time

outer = threading.RLock()
inner = threading.RLock()


def background():
    with outer:
        pass
    with inner:
        deep(5)


def deep(n):
    if n == 0:
        time.sleep(2)  # holder
        return
    deep(n - 1)


def task():
    with outer:
        with inner:  # blocked
            return 1


threading.Thread(target=background, daemon=True, name='background').start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    task()
    os._exit(0)
os.waitpid(pid, 0)
