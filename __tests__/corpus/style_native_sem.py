# hazard: native-lock
import ctypes
import os
import threading
import time

libc = ctypes.CDLL(None)
sem = ctypes.create_string_buffer(32)
libc.sem_init(sem, 0, 1)


def hold():
    libc.sem_wait(sem)
    time.sleep(1)  # holder
    libc.sem_post(sem)


threading.Thread(target=hold, daemon=True).start()
threading.Thread(target=time.sleep, args=(1,), daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    libc.sem_wait(sem)  # blocked
    os._exit(0)
os.waitpid(pid, 0)
