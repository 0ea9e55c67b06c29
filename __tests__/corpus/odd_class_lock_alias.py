# hazard: orphaned-lock
# lock: self.mutex
import os, threading, time
class Base:
    def __init__(self, lock=None):
        self.mutex = lock or threading.Lock()
    def __enter__(self):
        self.mutex.acquire()  # blocked
        return self
    def __exit__(self, *a):
        self.mutex.release()
class Db(Base): pass
class Cache(Base): pass
db, cache = Db(), Cache()
evs = [threading.Event(), threading.Event()]
def use_db():
    with db:
        evs[0].set(); time.sleep(60)
def use_cache():
    with cache:
        evs[1].set(); time.sleep(60)  # holder
threading.Thread(target=use_db, daemon=True).start()
threading.Thread(target=use_cache, daemon=True).start()
for e in evs: e.wait()
pid = os.fork()  # fork
if pid == 0:
    with cache: pass
    os._exit(0)
os.waitpid(pid, 0)
