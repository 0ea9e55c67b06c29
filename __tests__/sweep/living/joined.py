# lock: LOCK not-reached
# The thread is waited for before the fork, so that it cannot hold the lock then.
import threading
from common import forked

LOCK = threading.Lock()


def work():
    with LOCK:
        pass


def child():
    with LOCK:
        pass


thread = threading.Thread(target=work)
thread.start()
thread.join()
forked(child)
