# hazard: orphaned-lock
# lock: LOCKS['users']
import os
import threading
import time

LOCKS = {name: threading.Lock() for name in ('users', 'orders')}


def hold_orders():
    with LOCKS['orders']:
        time.sleep(1)


def hold_users():
    with LOCKS['users']:
        time.sleep(1)  # holder


threading.Thread(target=hold_orders, daemon=True).start()
threading.Thread(target=hold_users, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    with LOCKS['users']:  # blocked
        os._exit(0)
os.waitpid(pid, 0)
