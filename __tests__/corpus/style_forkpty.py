# hazard: orphaned-lock
# lock: TTY
import os
import pty
import threading
import time

TTY = threading.Lock()


def hold():
    with TTY:
        time.sleep(1)  # holder


threading.Thread(target=hold, daemon=True).start()
time.sleep(0.1)
pid, fd = pty.fork()  # fork
if pid == 0:
    TTY.acquire()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
