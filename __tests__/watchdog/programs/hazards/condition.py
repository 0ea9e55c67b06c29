import threading
from common import in_child, start, wait_for
import time

ready = threading.Condition()


def notify():
    time.sleep(0.3)
    with ready:
        ready.notify_all()


def child():
    with ready:
        ready.wait()


start(notify)
wait_for(in_child(child))
