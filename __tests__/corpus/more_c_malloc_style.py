# hazard: native-lock
import ctypes
import multiprocessing
import threading
import time

c = ctypes.CDLL(None)
arena = ctypes.create_string_buffer(64)
ref = ctypes.byref(arena)


def allocate_for(seconds):
    c.pthread_mutex_lock(ref)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(0.05)  # holder
    c.pthread_mutex_unlock(ref)


def allocate():
    c.pthread_mutex_lock(ref)  # blocked
    c.pthread_mutex_unlock(ref)


if __name__ == '__main__':
    for target, args in ((time.sleep, (3,)), (allocate_for, (3,))):
        threading.Thread(target=target, args=args, daemon=True).start()
    time.sleep(0.1)
    context = multiprocessing.get_context('fork')
    process = context.Process(target=allocate)
    process.start()  # fork
    process.join()
