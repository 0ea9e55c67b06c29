# hazard: not-fork
# lock: NEVER
import os
import threading

NEVER = threading.Event()
pid = os.fork()
if pid == 0:
    NEVER.wait()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
