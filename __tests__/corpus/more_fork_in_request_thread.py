# hazard: orphaned-lock
# lock: sessions.lock
import os
import threading
import time


class Sessions(dict):
    def __init__(self):
        super().__init__()
        self.lock = threading.RLock()


sessions = Sessions()


def expire():
    while True:
        sessions.lock.acquire()
        time.sleep(0.5)  # holder
        sessions.lock.release()


def handle(request):
    pid = os.fork()  # fork
    if pid == 0:
        with sessions.lock:  # blocked
            sessions[request] = os.getpid()
        os._exit(0)
    os.waitpid(pid, 0)


threading.Thread(target=expire, daemon=True).start()
time.sleep(0.1)
handlers = [threading.Thread(target=handle, args=('r%d' % n,)) for n in range(1)]
for h in handlers:
    h.start()
for h in handlers:
    h.join()
