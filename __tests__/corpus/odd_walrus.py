# hazard: orphaned-lock
# lock: guard
import os, threading, time
locks = [threading.Lock() for _ in range(3)]
started = threading.Event()
def hold():
    if (mine := locks[1]).acquire(timeout=5):
        started.set()
        time.sleep(60)  # holder
def idle():
    with locks[0]:
        time.sleep(60)
threading.Thread(target=idle, daemon=True).start()
threading.Thread(target=hold, daemon=True).start()
started.wait()
guard = locks[1]
pid = os.fork()  # fork
if pid == 0:
    with guard: pass  # blocked
    os._exit(0)
os.waitpid(pid, 0)
