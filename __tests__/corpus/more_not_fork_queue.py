# hazard: not-fork
# lock: q
import queue
import os

q = queue.Queue()
if os.fork() == 0:
    os._exit(0)
os.wait()
q.get()  # blocked
