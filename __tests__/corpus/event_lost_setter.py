# hazard: lost-thread
# lock: DONE
import os
import threading
import time

DONE = threading.Event()


def finish():
    time.sleep(0.5)  # holder
    DONE.set()


def decoy():
    time.sleep(0.5)


threading.Thread(target=decoy, daemon=True).start()
threading.Thread(target=finish, daemon=True).start()
threading.Thread(target=decoy, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    DONE.wait()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
