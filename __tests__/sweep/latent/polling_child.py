# lock: SHARED
# A thread of the child goes on polling beside the one that is stuck.
import threading
import time
from common import every, forked

SHARED = threading.Lock()  # made


def tick():
    with SHARED:  # holder
        pass


def poll():
    while True:
        time.sleep(0.05)


def child():
    threading.Thread(target=poll, daemon=True).start()
    with SHARED:  # blocked
        pass


every(0.005, tick)
forked(child)
