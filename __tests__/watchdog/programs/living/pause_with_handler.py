import signal
from common import in_child, wait_for


def child():
    signal.signal(signal.SIGUSR1, lambda *_: None)
    signal.pause()


wait_for(in_child(child))
