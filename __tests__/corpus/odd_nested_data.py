# hazard: orphaned-lock
# lock: self.conf.tables.lock
import os, threading, time
class NS: pass
class App:
    def __init__(self):
        self.conf = NS(); self.conf.tables = NS(); self.conf.tables.lock = threading.Lock()
    def work(self, ready):
        with self.conf.tables.lock:
            ready.set()
            time.sleep(60)  # holder
    def read(self):
        with self.conf.tables.lock:  # blocked
            pass
a, b = App(), App()
r1, r2 = threading.Event(), threading.Event()
threading.Thread(target=b.work, args=(r1,), daemon=True, name='b').start(); r1.wait()
threading.Thread(target=a.work, args=(r2,), daemon=True, name='a').start(); r2.wait()
pid = os.fork()  # fork
if pid == 0:
    a.read()
    os._exit(0)
os.waitpid(pid, 0)
