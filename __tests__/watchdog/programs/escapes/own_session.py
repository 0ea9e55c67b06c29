import os
import time
from common import in_child


def child():
    os.setsid()
    time.sleep(60)


in_child(child)
