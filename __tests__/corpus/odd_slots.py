# hazard: orphaned-lock
# lock: self.lock
import os, threading, time
class Node:
    __slots__ = ('lock', 'n')
    def __init__(self, n):
        self.lock = threading.Lock(); self.n = n
    def touch(self):
        with self.lock:  # blocked
            return self.n
left, right = Node(1), Node(2)
evs = [threading.Event(), threading.Event()]
def on_left():
    with left.lock:
        evs[0].set()
        time.sleep(60)
def on_right():
    with right.lock:
        evs[1].set()
        time.sleep(60)  # holder
threading.Thread(target=on_left, daemon=True).start()
threading.Thread(target=on_right, daemon=True).start()
for e in evs: e.wait()
pid = os.fork()  # fork
if pid == 0:
    right.touch()
    os._exit(0)
os.waitpid(pid, 0)
