# hazard: native-lock
import ctypes
import multiprocessing
import threading
import time

libc = ctypes.CDLL('libc.so.6')
first = ctypes.create_string_buffer(64)
second = ctypes.create_string_buffer(64)


def both():
    libc.pthread_mutex_lock(first)
    libc.pthread_mutex_lock(second)  # holder


def work():
    libc.pthread_mutex_lock(first)  # blocked


if __name__ == '__main__':
    libc.pthread_mutex_lock(second)
    threading.Thread(target=both, daemon=True).start()
    time.sleep(0.1)
    process = multiprocessing.get_context('fork').Process(target=work)
    process.start()  # fork
    process.join()
