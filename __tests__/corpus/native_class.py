# hazard: native-lock
import ctypes
import os
import threading
import time


class NativeLock:
    def __init__(self):
        self._libc = ctypes.CDLL('libc.so.6')
        self._memory = (ctypes.c_char * 64)()

    def __enter__(self):
        self._libc.pthread_mutex_lock(self._memory)  # blocked

    def __exit__(self, *exc):
        self._libc.pthread_mutex_unlock(self._memory)


lock = NativeLock()


def render():
    with lock:
        time.sleep(2)  # holder


threads = [threading.Thread(target=time.sleep, args=(2,)) for _ in range(3)]
threads.append(threading.Thread(target=render))
for thread in threads:
    thread.daemon = True
    thread.start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    with lock:
        os._exit(0)
os.waitpid(pid, 0)
