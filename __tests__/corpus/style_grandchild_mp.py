# hazard: orphaned-lock
# lock: lock
import multiprocessing
import os
import threading
import time

lock = threading.Lock()


def hold():
    with lock:
        time.sleep(3)  # holder


def inner():
    with lock:  # blocked
        pass


def outer():
    pid = os.fork()
    if pid == 0:
        inner()
        os._exit(0)
    os.waitpid(pid, 0)


if __name__ == '__main__':
    threading.Thread(target=hold, daemon=True).start()
    time.sleep(0.1)
    p = multiprocessing.get_context('fork').Process(target=outer)
    p.start()  # fork
    p.join()
