import os
import sys
import time
from common import in_child


def child():
    os.setsid()
    while True:
        time.sleep(0.05)
        sys.stdout.write('still here\n')
        sys.stdout.flush()


in_child(child)
