# hazard: orphaned-lock
# lock: _mutex
import os
import threading
import time

_mutex = threading.Lock()


def take():
    _mutex.acquire()  # blocked


def give():
    _mutex.release()


def decoy():
    take()
    give()
    time.sleep(5)


def busy():
    take()
    time.sleep(1)  # holder
    give()


for target in (decoy, busy):
    threading.Thread(target=target, daemon=True).start()
    time.sleep(0.05)
pid = os.fork()  # fork
if pid == 0:
    take()
    give()
    os._exit(0)
os.waitpid(pid, 0)
