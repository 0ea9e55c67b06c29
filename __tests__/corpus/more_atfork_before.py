# hazard: orphaned-lock
# lock: lock
import os
import threading
import time

lock = threading.Lock()
hooks = []


def background():
    while True:
        lock.acquire()
        time.sleep(0.5)  # holder
        lock.release()
        time.sleep(0)


def after_fork():
    with lock:  # blocked
        hooks.append(os.getpid())


os.register_at_fork(after_in_child=after_fork, after_in_parent=lambda: None)
thread = threading.Thread(target=background)
thread.daemon = True
thread.start()
time.sleep(0.1)


def main():
    pid = os.fork()  # fork
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)


main()
