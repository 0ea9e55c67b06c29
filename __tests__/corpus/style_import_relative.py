# hazard: import-lock
# lock: import lock of shop.heavy
import os
import threading
import time

import shop.till

threading.Thread(target=shop.till.open_till, daemon=True).start()
time.sleep(0.2)
pid = os.fork()  # fork
if pid == 0:
    shop.till.open_till()
    os._exit(0)
os.waitpid(pid, 0)
