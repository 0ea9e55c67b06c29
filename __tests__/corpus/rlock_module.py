# hazard: orphaned-lock
# lock: TREE
import os
import threading
import time

TREE = threading.RLock()


def walk(depth):
    with TREE:
        if depth:
            walk(depth - 1)
        else:
            time.sleep(1)  # holder


threading.Thread(target=walk, args=(3,), daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    TREE.acquire()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
