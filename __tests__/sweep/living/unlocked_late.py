# lock: GATE renewed
# Another thread of the child opens it, after it has looked for a while whether somebody waits.
import threading
import time
from common import every, forked

GATE = threading.Lock()


def tick():
    with GATE:
        pass


def opens():
    for _ in range(12):
        time.sleep(0.1)
    if GATE.locked():
        GATE.release()


def child():
    threading.Thread(target=opens).start()
    with GATE:
        pass


every(0.005, tick)
forked(child)
