# lock: import lock of pkg.slow
# made: none
import threading
import time
from common import forked


def prepare():
    import pkg.slow  # holder


def child():
    import pkg.slow  # blocked


threading.Thread(target=prepare, name='prepare', daemon=True).start()
time.sleep(0.05)
forked(child)
