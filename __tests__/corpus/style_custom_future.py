# hazard: lost-thread
# lock: future
import os
import threading
import time
from concurrent.futures import Future


def resolve(future):
    time.sleep(1)  # holder
    future.set_result(42)


def decoy():
    time.sleep(3)


future = Future()
threading.Thread(target=decoy, daemon=True).start()
threading.Thread(target=resolve, args=(future,), daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    future.result()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
