# hazard: orphaned-lock
# lock: lock
import os, threading, time
lock = threading.Lock()
evs = [threading.Event(), threading.Event()]
def released():
    lock.acquire()
    try:
        evs[0].set()
    finally:
        lock.release()
    time.sleep(60)
def hold(n):
    while True:
        lock.acquire()
        if n > 100:
            lock.release()
            break
        evs[1].set()
        time.sleep(60)  # holder
        lock.release()
threading.Thread(target=released, daemon=True).start(); evs[0].wait()
threading.Thread(target=hold, args=(1,), daemon=True).start(); evs[1].wait()
pid = os.fork()  # fork
if pid == 0:
    with lock:  # blocked
        pass
    os._exit(0)
os.waitpid(pid, 0)
