# hazard: orphaned-lock
# lock: self._mutex
import functools, os, threading, time
def locked(method):
    @functools.wraps(method)
    def wrapper(self, *args):
        with self._mutex:  # blocked
            return method(self, *args)
    return wrapper
class Account:
    def __init__(self, n): self._mutex = threading.RLock(); self.n = n
    @locked
    def audit(self, ready):
        ready.set()
        time.sleep(60)  # holder
    @locked
    def total(self): return self.n
x, y = Account(1), Account(2)
r1, r2 = threading.Event(), threading.Event()
threading.Thread(target=x.audit, args=(r1,), daemon=True, name='x').start(); r1.wait()
threading.Thread(target=y.audit, args=(r2,), daemon=True, name='y').start(); r2.wait()
pid = os.fork()  # fork
if pid == 0:
    y.total(); os._exit(0)
os.waitpid(pid, 0)
