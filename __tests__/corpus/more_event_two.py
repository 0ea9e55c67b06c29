# hazard: lost-thread
# lock: stopped
import os
import threading
import time

started = threading.Event()
stopped = threading.Event()


def server():
    started.set()
    time.sleep(1)  # holder
    stopped.set()


def watcher():
    started.wait()
    while not stopped.is_set():
        time.sleep(0.1)


threading.Thread(target=watcher, daemon=True).start()
threading.Thread(target=server, daemon=True).start()
started.wait()
pid = os.fork()  # fork
if pid == 0:
    started.wait()
    stopped.wait()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
