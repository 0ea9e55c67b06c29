import time
from common import in_child, wait_for


def child():
    import slow_module  # noqa: F401


wait_for(in_child(child))
