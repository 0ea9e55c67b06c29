# lock: CONFIG
# The thread takes the lock once, long before the fork, and never again.
import threading
import time
from common import forked

CONFIG = threading.Lock()  # made
loaded = []


def load():
    with CONFIG:  # holder
        loaded.append('config')
    time.sleep(60)


def child():
    with CONFIG:  # blocked
        print(loaded)


threading.Thread(target=load, daemon=True).start()
forked(child)
