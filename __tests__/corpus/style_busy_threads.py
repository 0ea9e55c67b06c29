# hazard: orphaned-lock
# lock: stats_lock
import os
import threading
import time

stats_lock = threading.Lock()
stats = {}


def count(name):
    while True:
        with stats_lock:
            stats[name] = stats.get(name, 0) + 1
            if name == 'slow':
                time.sleep(0.5)  # holder


threading.Thread(target=count, args=('slow',), daemon=True).start()
time.sleep(0.05)
for n in range(3):
    threading.Thread(target=count, args=('t%d' % n,), daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    with stats_lock:  # blocked
        os._exit(0)
os.waitpid(pid, 0)
