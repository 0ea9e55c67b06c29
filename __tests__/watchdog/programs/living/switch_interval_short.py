# python: >=3.2
import sys
from common import in_child, start, wait_for


def spin():
    while True:
        pass


def child():
    start(spin)
    start(spin).join()


sys.setswitchinterval(0.00001)
wait_for(in_child(child))
