import os
import time
from common import in_child, wait_for


def daemon():
    os.setsid()
    in_child(time.sleep, 60)


wait_for(in_child(daemon))
