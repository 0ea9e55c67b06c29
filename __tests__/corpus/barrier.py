# hazard: lost-thread
# lock: MEET
import os
import threading
import time

MEET = threading.Barrier(2)


def partner():
    time.sleep(1)  # holder
    MEET.wait()


def decoy():
    time.sleep(1)


threading.Thread(target=decoy, daemon=True).start()
threading.Thread(target=partner, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    MEET.wait()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
