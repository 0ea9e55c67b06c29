# hazard: native-lock
import ctypes
import os
import threading
import time

libc = ctypes.CDLL(None)
mutex = ctypes.create_string_buffer(64)


def hold():
    libc.pthread_mutex_lock(mutex)
    time.sleep(2)  # holder
    libc.pthread_mutex_unlock(mutex)


def decoy():
    time.sleep(2)


threading.Thread(target=decoy, daemon=True).start()
threading.Thread(target=hold, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    libc.pthread_mutex_lock(mutex)  # blocked
    os._exit(0)
os.waitpid(pid, 0)
