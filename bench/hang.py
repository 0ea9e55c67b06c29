# The child asks for a lock that a thread held at the fork, and says when.
import os
import sys
import threading
import time

lock = threading.Lock()
held = threading.Event()


def hold():
    with lock:
        held.set()
        time.sleep(600)


thread = threading.Thread(target=hold)
thread.daemon = True
thread.start()
held.wait()
pid = os.fork()
if pid == 0:
    sys.stdout.write('%.6f\n' % time.time())
    sys.stdout.flush()
    lock.acquire()
os.waitpid(pid, 0)
