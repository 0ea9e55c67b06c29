# python: >=3.2
import signal
import threading
from common import in_child, wait_for

event = threading.Event()


def child():
    signal.signal(signal.SIGALRM, lambda *_: event.set())
    signal.setitimer(signal.ITIMER_REAL, 60)
    event.wait()


wait_for(in_child(child))
