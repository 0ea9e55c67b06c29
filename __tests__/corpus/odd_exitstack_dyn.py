# hazard: orphaned-lock
# lock: lock
import contextlib, os, threading, time
lock, other = threading.Lock(), threading.Lock()
evs = [threading.Event(), threading.Event()]
def hold():
    with contextlib.ExitStack() as stack:
        for one in (lock,):
            stack.enter_context(one)
        evs[0].set()
        time.sleep(60)  # holder
def decoy():
    with contextlib.ExitStack() as stack:
        stack.enter_context(other)
        evs[1].set()
        time.sleep(60)
for f in (decoy, hold): threading.Thread(target=f, daemon=True).start()
for e in evs: e.wait()
pid = os.fork()  # fork
if pid == 0:
    with lock: pass  # blocked
    os._exit(0)
os.waitpid(pid, 0)
