# lock: WARM
# The thread has ended by the time of the fork; a slower one would not have.
import threading
import time
from common import forked

WARM = threading.Lock()  # made


def warm_up():
    with WARM:  # holder
        pass


def child():
    with WARM:  # blocked
        pass


threading.Thread(target=warm_up, name='warm-up', daemon=True).start()
time.sleep(0.05)
forked(child)
