# hazard: orphaned-lock
# lock: LEDGER
import os
import threading
import time

LEDGER = threading.Lock()
JOURNAL = threading.Lock()


def keep(lock, seconds):
    with lock:
        time.sleep(seconds)  # holder


def keep_journal(lock, seconds):
    with lock:
        time.sleep(seconds)


threading.Thread(target=keep_journal, args=(JOURNAL, 1), daemon=True).start()
threading.Thread(target=keep, args=(LEDGER, 1), daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    LEDGER.acquire()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
