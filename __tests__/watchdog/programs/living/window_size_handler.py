# python: >=3.2
# passed
"""The lock was held at the fork; the child's own handler of a signal that is otherwise harmless gives it back."""
import os
import signal
import threading
import time
from common import hold, in_child, wait_for

lock = threading.Lock()


def child():
    lock.acquire()


def sibling(pid):
    time.sleep(2)
    os.kill(pid, signal.SIGWINCH)


signal.signal(signal.SIGWINCH, lambda *_: lock.release())
hold(lock)
pid = in_child(child)
in_child(sibling, pid)
wait_for(pid)
