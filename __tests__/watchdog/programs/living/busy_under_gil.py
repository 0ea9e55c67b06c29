# python: not pypy
# One thread works in C with the GIL held; the others ask for it.
# gcc
import ctypes
from common import in_child, start, wait_for
from native import LIBRARY


def spin():
    while True:
        pass


def child():
    start(spin)
    ctypes.PyDLL(LIBRARY).work(60)


wait_for(in_child(child))
