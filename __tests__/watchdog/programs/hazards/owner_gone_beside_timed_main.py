# limit: 1.5
# The main thread of the child goes on; the mutex names an owner that exists only in the parent.
import time
from common import hold, in_child, start, wait_for
from mutex import Mutex

mutex = Mutex()


def child():
    start(mutex.lock)
    while True:
        time.sleep(0.05)


hold(mutex)
wait_for(in_child(child))
