# hazard: buffer-lock
# lock: the buffer of sys.stdout
import os
import sys
import threading
import time

r, w = os.pipe()
sys.stdout = os.fdopen(w, 'w')


def chatty():
    while True:
        print('x' * 10000)  # holder


threading.Thread(target=chatty, daemon=True).start()
threading.Thread(target=time.sleep, args=(2,), daemon=True).start()
time.sleep(0.2)
pid = os.fork()  # fork
if pid == 0:
    print('child', flush=True)  # blocked
    os._exit(0)
os.waitpid(pid, 0)
