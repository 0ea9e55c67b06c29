# hazard: lost-thread
# lock: READY
import os
import threading
import time

READY = threading.Condition()


def notifier():
    while True:
        time.sleep(0.5)  # holder
        with READY:
            READY.notify_all()


def bystander():
    time.sleep(5)


threading.Thread(target=bystander, daemon=True).start()
threading.Thread(target=notifier, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    with READY:
        READY.wait()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
