# hazard: orphaned-lock
# lock: SECOND
import os
import threading
import time

FIRST = threading.Lock()
SECOND = threading.Lock()


def work():
    if True:
        with \
                SECOND:
            for _ in range(1000):
                if _ > 0:
                    """a with FIRST: in a string is no code"""
                    time.sleep(0.01)  # holder


def other():
    with FIRST:
        pass
    time.sleep(5)


threading.Thread(target=other, daemon=True).start()
threading.Thread(target=work, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    with FIRST, SECOND:  # blocked
        os._exit(0)
os.waitpid(pid, 0)
