# lock: LOCK not-asked-for
# Only a daemon thread of the child waits for it; the child ends without.
import threading
import time
from common import every, forked

LOCK = threading.Lock()


def tick():
    with LOCK:
        pass


def child():
    threading.Thread(target=tick, daemon=True).start()
    time.sleep(0.05)


every(0.005, tick)
forked(child)
