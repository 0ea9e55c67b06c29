# hazard: orphaned-lock
# lock: _registry_lock
import os, threading, time
_registry_lock = threading.Lock()
_other_lock = threading.Lock()
def begin(): _registry_lock.acquire()
def end(): _registry_lock.release()
def begin_other(): _other_lock.acquire()
e1, e2 = threading.Event(), threading.Event()
def worker():
    begin()
    e1.set()
    time.sleep(60)  # holder
    end()
def decoy():
    begin_other()
    e2.set()
    time.sleep(60)
threading.Thread(target=decoy, daemon=True).start()
threading.Thread(target=worker, daemon=True).start()
e1.wait(); e2.wait()
pid = os.fork()  # fork
if pid == 0:
    with _registry_lock:  # blocked
        pass
    os._exit(0)
os.waitpid(pid, 0)
