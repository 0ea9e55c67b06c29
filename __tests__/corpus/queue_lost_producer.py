# hazard: lost-thread
# lock: RESULTS
import os
import queue
import threading
import time

REQUESTS = queue.Queue()
RESULTS = queue.Queue()


def server():
    while True:
        request = REQUESTS.get()  # holder
        RESULTS.put(request * 2)


def reporter():
    while True:
        time.sleep(1)


threading.Thread(target=reporter, daemon=True).start()
threading.Thread(target=server, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    REQUESTS.put(21)
    print(RESULTS.get())  # blocked
    os._exit(0)
os.waitpid(pid, 0)
