# lock: ORDER
# The holder takes it in a function that native code calls.
import threading
from common import every, forked

ORDER = threading.Lock()  # made


def key(value):
    with ORDER:  # holder
        return -value


def child():
    print(sorted([1, 2], key=key_of_child))


def key_of_child(value):
    with ORDER:  # blocked
        return value


every(0.005, lambda: sorted([3, 1, 2], key=key))
forked(child)
