# hazard: import-lock
# lock: import lock of shop.heavy
import os
import threading
import time


def plugin(name):
    module = __import__(name, fromlist=['x'])  # blocked
    return module


threading.Thread(target=plugin, args=['shop.heavy'], daemon=True).start()
time.sleep(0.2)
pid = os.fork()  # fork
if pid == 0:
    plugin('shop.heavy')
    os._exit(0)
os.waitpid(pid, 0)
