# proof: likely
# limit: 1.5
import signal
import threading
from common import hold, in_child, wait_for

lock = threading.Lock()


def child():
    signal.signal(signal.SIGUSR1, lambda *_: None)
    lock.acquire()


hold(lock)
wait_for(in_child(child))
