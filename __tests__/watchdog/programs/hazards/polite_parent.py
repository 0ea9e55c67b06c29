# The parent gives its child half a second and ends well without it.
import os
import threading
import time
from common import hold, in_child

lock = threading.Lock()
hold(lock)
pid = in_child(lock.acquire)
for _ in range(5):
    if os.waitpid(pid, os.WNOHANG)[0]:
        break
    time.sleep(0.1)
