# gcc
# python: >=3.2
import ctypes
import signal
import threading
from common import in_child, wait_for
from native import LIBRARY

event = threading.Event()


def child():
    signal.signal(signal.SIGUSR1, lambda *_: event.set())
    ctypes.CDLL(LIBRARY).signal_after(signal.SIGUSR1, 60)
    event.wait()


wait_for(in_child(child))
