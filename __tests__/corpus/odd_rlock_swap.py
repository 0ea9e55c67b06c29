# hazard: orphaned-lock
# lock: second
import os, threading, time
first = threading.RLock(); second = threading.RLock()
evs = [threading.Event(), threading.Event()]
def f(lock, e):
    lock.acquire()
    e.set()
    time.sleep(60)  # holder
def g(lock, e):
    lock.acquire()
    e.set()
    time.sleep(60)
threading.Thread(target=g, args=(first, evs[0]), daemon=True).start(); evs[0].wait()
threading.Thread(target=f, args=(second, evs[1]), daemon=True).start(); evs[1].wait()
pid = os.fork()  # fork
if pid == 0:
    second.acquire()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
