# hazard: native-lock
import ctypes
import os
import threading
import time

_lib = ctypes.CDLL(None)
_m = (ctypes.c_byte * 64)()
enter = _lib['pthread_mutex_lock']
leave = _lib['pthread_mutex_unlock']


def render(scene):
    enter(_m)
    time.sleep(scene)  # holder
    leave(_m)


threads = [threading.Thread(target=f, args=(1,), daemon=True) for f in (time.sleep, render)]
for t in threads:
    t.start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    enter(_m)  # blocked
    os._exit(0)
os.waitpid(pid, 0)
