# hazard: lost-thread
# lock: WORK
import os
import queue
import threading
import time

WORK = queue.Queue()


def worker():
    while True:
        item = WORK.get()  # holder
        time.sleep(item)
        WORK.task_done()


threading.Thread(target=worker, daemon=True).start()
time.sleep(0.05)
pid = os.fork()  # fork
if pid == 0:
    WORK.put(0)
    WORK.join()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
