# hazard: native-lock
import ctypes
import ctypes.util
import os
import threading
import time

pthread = ctypes.CDLL(ctypes.util.find_library('c'), use_errno=True)


class Mutex:
    def __init__(self):
        self.raw = ctypes.create_string_buffer(128)
        pthread.pthread_mutex_init(ctypes.byref(self.raw), None)

    def lock(self):
        return pthread.pthread_mutex_lock(ctypes.byref(self.raw))  # blocked

    def unlock(self):
        return pthread.pthread_mutex_unlock(ctypes.byref(self.raw))


engine = Mutex()


def simulate():
    engine.lock()
    time.sleep(3)  # holder
    engine.unlock()


threading.Thread(target=simulate, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    engine.lock()
    os._exit(0)
os.waitpid(pid, 0)
