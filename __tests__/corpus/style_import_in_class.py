# hazard: import-lock
# lock: import lock of shop.slow
import os
import threading
import time


class Loader(threading.Thread):
    def run(self):
        import shop.slow as slow
        self.value = slow.VALUE


class Child:
    def __init__(self):
        import shop.slow as s, json  # blocked
        self.s = s, json


Loader(daemon=True).start()
time.sleep(0.2)
pid = os.fork()  # fork
if pid == 0:
    Child()
    os._exit(0)
os.waitpid(pid, 0)
