# hazard: import-lock
# lock: import lock of shop.slow
import os
import threading
import time


class Plugins:
    def warm_up(self):
        from shop.slow import VALUE
        return VALUE

    def get(self):
        from shop.slow import VALUE  # blocked
        return VALUE


plugins = Plugins()
threading.Thread(target=plugins.warm_up, daemon=True).start()
time.sleep(0.3)
pid = os.fork()  # fork
if pid == 0:
    plugins.get()
    os._exit(0)
os.waitpid(pid, 0)
