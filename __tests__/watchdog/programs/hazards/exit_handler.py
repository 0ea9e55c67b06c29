# The child is stuck in its own exit: a thread that is not a daemon waits for ever.
import os
import sys
import threading
from common import hold

lock = threading.Lock()
hold(lock)
pid = os.fork()
if pid == 0:
    threading.Thread(target=lock.acquire).start()
    sys.exit(0)
os.waitpid(pid, 0)
