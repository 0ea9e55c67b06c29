# hazard: orphaned-lock
# lock: self.lock
import os
import threading
import time


class Transaction:
    lock = threading.Lock()

    def begin(self):
        self.lock.acquire()  # blocked

    def commit(self):
        self.lock.release()


def transfer():
    t = Transaction()
    t.begin()
    time.sleep(1)  # holder
    t.commit()


def quick():
    t = Transaction()
    t.begin()
    t.commit()
    time.sleep(3)


threading.Thread(target=quick, daemon=True).start()
threading.Thread(target=transfer, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    Transaction().begin()
    os._exit(0)
os.waitpid(pid, 0)
