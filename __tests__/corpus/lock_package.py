# hazard: orphaned-lock
# lock: _guard
import os
import threading
import time

from shop import stock

threading.Thread(target=stock.reload, daemon=True).start()
threading.Thread(target=stock.audit, daemon=True).start()
time.sleep(0.1)
child = os.fork()  # fork
if not child:
    print(stock.count('apples'))
    os._exit(0)
os.wait()
