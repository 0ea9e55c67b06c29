# hazard: lost-thread
# lock: q
import os
import queue
import threading
import time

q = queue.Queue(maxsize=1)


def drain():
    while True:
        time.sleep(0.6)  # holder
        q.get()


threading.Thread(target=drain, daemon=True).start()
threading.Thread(target=time.sleep, args=(3,), daemon=True).start()
q.put(1)
pid = os.fork()  # fork
if pid == 0:
    q.put(2)  # blocked
    os._exit(0)
os.waitpid(pid, 0)
