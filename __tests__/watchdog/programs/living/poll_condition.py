# Looks like a thread that asks for the GIL: an untimed waiter beside a short timed wait.
import threading
from common import in_child, start, wait_for

ready = threading.Condition()
done = threading.Event()


def poll():
    while True:
        with ready:
            ready.wait(0.005)


def child():
    start(poll)
    done.wait()


wait_for(in_child(child))
