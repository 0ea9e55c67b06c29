# hazard: lost-thread
# lock: finished
import os
import threading
import time

finished = threading.Event()


def expire():
    finished.set()


timer = threading.Timer(1.5, expire)
timer.daemon = True
timer.start()  # holder
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    finished.wait()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
