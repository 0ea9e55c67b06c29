# python: >=3.2
# passed
import os
import signal
import threading
import time
from common import in_child, wait_for

event = threading.Event()


def child():
    signal.signal(signal.SIGUSR1, lambda *_: event.set())
    event.wait()


def sibling(pid):
    time.sleep(2)
    os.kill(pid, signal.SIGUSR1)


pid = in_child(child)
in_child(sibling, pid)
wait_for(pid)
