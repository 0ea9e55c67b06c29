# hazard: import-lock
# lock: import lock of shop.slow
import os
import threading
import time


def first():
    import shop.needs_slow


def second():
    import shop.slow  # blocked


threading.Thread(target=first, daemon=True).start()
time.sleep(0.3)
pid = os.fork()  # fork
if pid == 0:
    second()
    os._exit(0)
os.waitpid(pid, 0)
