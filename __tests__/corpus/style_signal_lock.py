# hazard: lost-thread
# lock: ready
import os
import threading
import time

ready = threading.Lock()
ready.acquire()


def prepare():
    time.sleep(0.7)  # holder
    ready.release()


def other():
    time.sleep(0.7)


threading.Thread(target=other, daemon=True).start()
threading.Thread(target=prepare, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    ready.acquire()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
