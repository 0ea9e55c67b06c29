# lock: LOCK not-reached
# The fork waits for an event that the thread sets when it has given the lock back.
import threading
import time
from common import forked

LOCK = threading.Lock()
ready = threading.Event()


def work():
    with LOCK:
        pass
    ready.set()
    time.sleep(60)


def child():
    with LOCK:
        pass


threading.Thread(target=work, daemon=True).start()
ready.wait()
forked(child)
