# python: >=3.3; not pypy
import os
import threading
from common import hold, in_child

lock = threading.Lock()
hold(lock)
os.waitid(os.P_PID, in_child(lock.acquire), os.WEXITED)
