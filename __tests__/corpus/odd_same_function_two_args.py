# hazard: orphaned-lock
# lock: second
import os, threading, time
first = threading.Lock(); second = threading.Lock()
evs = [threading.Event(), threading.Event()]
def f(lock, e):
    lock.acquire()
    e.set()
    time.sleep(60)  # holder
threading.Thread(target=f, args=(first, evs[0]), daemon=True, name='decoy').start(); evs[0].wait()
threading.Thread(target=f, args=(second, evs[1]), daemon=True, name='real').start(); evs[1].wait()
pid = os.fork()  # fork
if pid == 0:
    second.acquire()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
