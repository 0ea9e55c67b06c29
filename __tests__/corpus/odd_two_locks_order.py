# hazard: orphaned-lock
# lock: B
import os, threading, time
A, B = threading.Lock(), threading.Lock()
ready = threading.Event()
def w():
    with B:
        ready.set()
        time.sleep(60)  # holder
threading.Thread(target=w, daemon=True).start(); ready.wait()
pid = os.fork()  # fork
if pid == 0:
    with A, B:  # blocked
        pass
    os._exit(0)
os.waitpid(pid, 0)
