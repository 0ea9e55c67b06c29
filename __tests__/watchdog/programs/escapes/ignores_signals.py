import signal
import time
from common import in_child


def child():
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_IGN)
    time.sleep(60)


in_child(child)
