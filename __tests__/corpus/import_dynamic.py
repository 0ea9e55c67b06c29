# hazard: import-lock
# lock: import lock of shop.heavy
import importlib
import os
import threading
import time


def load(name):
    return importlib.import_module(name)  # blocked


threading.Thread(target=load, args=('shop.heavy',), daemon=True).start()
time.sleep(0.3)
pid = os.fork()  # fork
if pid == 0:
    load('shop.heavy')
    os._exit(0)
os.waitpid(pid, 0)
