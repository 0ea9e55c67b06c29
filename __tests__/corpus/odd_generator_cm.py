# hazard: orphaned-lock
# lock: lock
import contextlib, os, threading, time
table = {}
def lock_for(name):
    return table.setdefault(name, threading.Lock())
@contextlib.contextmanager
def locked(name):
    lock = lock_for(name)
    with lock:  # blocked
        yield
evs = [threading.Event(), threading.Event()]
def a():
    with locked('a'):
        evs[0].set(); time.sleep(60)
def b():
    with locked('b'):
        evs[1].set(); time.sleep(60)  # holder
threading.Thread(target=a, daemon=True).start()
threading.Thread(target=b, daemon=True).start()
for e in evs: e.wait()
pid = os.fork()  # fork
if pid == 0:
    with locked('b'): pass
    os._exit(0)
os.waitpid(pid, 0)
