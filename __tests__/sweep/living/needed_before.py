# lock: LOCK not-reached
# The thread takes the lock once, and the main thread takes it too before it forks.
import threading
import time
from common import forked

LOCK = threading.Lock()
done = threading.Event()


def work():
    with LOCK:
        time.sleep(0.01)
    done.set()
    time.sleep(60)


def child():
    with LOCK:
        pass


threading.Thread(target=work, daemon=True).start()
time.sleep(0.005)
with LOCK:
    pass
done.wait()
forked(child)
