# hazard: import-lock
# lock: import lock of shop.slow
import os
import threading
import time


def load():
    import shop.slow


def decoy():
    import email
    time.sleep(3)


threading.Thread(target=decoy, daemon=True).start()
threading.Thread(target=load, daemon=True).start()
time.sleep(0.3)
pid = os.fork()  # fork
if pid == 0:
    import shop.slow  # blocked
    os._exit(0)
os.waitpid(pid, 0)
