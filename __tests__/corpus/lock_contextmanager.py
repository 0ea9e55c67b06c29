# hazard: orphaned-lock
# lock: STATE
import contextlib
import os
import threading
import time

STATE = threading.Lock()
OTHER = threading.Lock()


@contextlib.contextmanager
def exclusive():
    STATE.acquire()  # blocked
    try:
        yield
    finally:
        STATE.release()


@contextlib.contextmanager
def other():
    with OTHER:
        yield


def update():
    with exclusive():
        time.sleep(1)  # holder


def elsewhere():
    with other():
        time.sleep(1)


threading.Thread(target=elsewhere, daemon=True).start()
threading.Thread(target=update, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    with exclusive():
        pass
    os._exit(0)
os.waitpid(pid, 0)
