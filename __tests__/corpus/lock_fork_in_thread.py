# hazard: orphaned-lock
# lock: SETTINGS
import os
import threading
import time

SETTINGS = threading.Lock()


def spawn():
    time.sleep(0.1)
    pid = os.fork()  # fork
    if pid == 0:
        with SETTINGS:  # blocked
            os._exit(0)
    os.waitpid(pid, 0)


with SETTINGS:
    forker = threading.Thread(target=spawn)
    forker.start()
    forker.join()  # holder
