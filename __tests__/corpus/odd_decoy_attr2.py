# hazard: orphaned-lock
# lock: self._lock
import os, threading, time
class Store:
    def __init__(self): self._lock = threading.Lock()
    def slow(self, ev):
        with self._lock:
            ev.set()
            time.sleep(60)
    def get(self):
        with self._lock:  # blocked
            return 1
class Reporter:
    def __init__(self, store): self.store = store
    def report(self):
        return self.store.get()
stores = {'x': Store(), 'y': Store()}
evs = [threading.Event() for _ in range(2)]
def worker_x(): stores['x'].slow(evs[0])
def worker_y():
    me = stores['y']
    with me._lock:
        evs[1].set()
        time.sleep(60)  # holder
threading.Thread(target=worker_x, daemon=True).start(); evs[0].wait()
threading.Thread(target=worker_y, daemon=True).start(); evs[1].wait()
reporter = Reporter(stores['y'])
pid = os.fork()  # fork
if pid == 0:
    reporter.report()
    os._exit(0)
os.waitpid(pid, 0)
