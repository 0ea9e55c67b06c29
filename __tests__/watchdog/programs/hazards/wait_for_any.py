import os
import threading
from common import hold, in_child

lock = threading.Lock()
hold(lock)
in_child(lock.acquire)
in_child(lock.acquire)
os.wait()
