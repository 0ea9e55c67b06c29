# hazard: orphaned-lock
# lock: self._lock
import os, threading, time
class Store:
    def __init__(self): self._lock = threading.Lock()
    def slow(self, ev):
        with self._lock:
            ev.set()
            time.sleep(60)  # holder
    def get(self):
        with self._lock:  # blocked
            return 1
a, b, c = Store(), Store(), Store()
evs = [threading.Event() for _ in range(2)]
def decoy():
    with b._lock:
        evs[0].set()
        time.sleep(60)
threading.Thread(target=decoy, daemon=True).start(); evs[0].wait()
threading.Thread(target=a.slow, args=(evs[1],), daemon=True).start(); evs[1].wait()
pid = os.fork()  # fork
if pid == 0:
    a.get()
    os._exit(0)
os.waitpid(pid, 0)
