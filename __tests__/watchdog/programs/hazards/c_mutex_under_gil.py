# python: not pypy
# The child's main thread holds the GIL in C; another thread of it asks for the GIL.
from common import hold, in_child, start, wait_for
from mutex import Mutex

mutex = Mutex()


def spin():
    while True:
        pass


def child():
    start(spin)
    mutex.lock_with_gil()


hold(mutex)
wait_for(in_child(child))
