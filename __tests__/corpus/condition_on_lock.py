# hazard: orphaned-lock
# lock: self.changed
import os
import threading
import time


class Account:
    def __init__(self):
        self.lock = threading.Lock()
        self.changed = threading.Condition(self.lock)

    def audit(self):
        with self.lock:
            time.sleep(1)  # holder

    def wait_for_change(self):
        with self.changed:
            self.changed.wait(10)

    def change(self):
        with self.changed:  # blocked
            self.changed.notify()


account = Account()
threading.Thread(target=account.wait_for_change, daemon=True).start()
time.sleep(0.05)
threading.Thread(target=account.audit, daemon=True).start()
time.sleep(0.05)
pid = os.fork()  # fork
if pid == 0:
    account.change()
    os._exit(0)
os.waitpid(pid, 0)
