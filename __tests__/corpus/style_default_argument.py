# hazard: orphaned-lock
# lock: lock
import os
import threading
import time

GLOBAL = threading.Lock()


def hold(seconds, lock=GLOBAL):
    lock.acquire()
    time.sleep(seconds)  # holder
    lock.release()


def use(*, lock=GLOBAL):
    with lock:  # blocked
        return True


threading.Thread(target=hold, kwargs={'seconds': 1}, daemon=True).start()
threading.Thread(target=time.sleep, args=(1,), daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    use()
    os._exit(0)
os.waitpid(pid, 0)
