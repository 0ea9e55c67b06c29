# lock: LOCK not-asked-for
# A thread has it at the fork by itself; the child gives up.
import threading
import time
from common import forked

LOCK = threading.Lock()
held = threading.Event()


def work():
    with LOCK:
        held.set()
        time.sleep(60)


def child():
    LOCK.acquire(timeout=0.1)


threading.Thread(target=work, daemon=True).start()
held.wait()
forked(child)
