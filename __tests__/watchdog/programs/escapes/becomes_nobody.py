# root
import os
import time
from common import in_child


def child():
    os.setsid()
    os.setgid(65534)
    os.setuid(65534)
    time.sleep(60)


in_child(child)
time.sleep(0.1)
