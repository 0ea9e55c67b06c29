# hazard: orphaned-lock
# lock: guard
import functools, os, threading, time
def synchronized(guard):
    def wrap(f):
        @functools.wraps(f)
        def inner(*a, **k):
            with guard:  # blocked
                return f(*a, **k)
        return inner
    return wrap
L1, L2 = threading.Lock(), threading.Lock()
evs = [threading.Event(), threading.Event()]
@synchronized(L1)
def one(n):
    evs[0].set()
    time.sleep(n)
@synchronized(L2)
def two(n):
    evs[1].set()
    time.sleep(n)  # holder
threading.Thread(target=one, args=(60,), daemon=True).start()
threading.Thread(target=two, args=(60,), daemon=True).start()
for e in evs: e.wait()
pid = os.fork()  # fork
if pid == 0:
    two(0)
    os._exit(0)
os.waitpid(pid, 0)
