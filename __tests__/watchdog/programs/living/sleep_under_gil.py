# python: not pypy
# gcc
import ctypes
from common import in_child, start, wait_for
from native import LIBRARY


def spin():
    while True:
        pass


def child():
    start(spin)
    ctypes.PyDLL(LIBRARY).doze(60)


wait_for(in_child(child))
