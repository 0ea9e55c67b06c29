# hazard: orphaned-lock
# lock: m
import _thread
import os
import time

m = _thread.allocate_lock()


def f(x):
    m.acquire()
    time.sleep(x)  # holder
    m.release()


_thread.start_new_thread(f, (1,))
_thread.start_new_thread(time.sleep, (1,))
time.sleep(.1)
p = os.fork()  # fork
if p == 0:
    m.acquire()  # blocked
    os._exit(0)
os.waitpid(p, 0)
