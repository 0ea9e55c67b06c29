"""A pthread mutex through ctypes."""
import ctypes

LIBC = ctypes.CDLL(None)
try:
    LIBC.pthread_mutex_lock
except AttributeError:
    LIBC = ctypes.CDLL('libpthread.so.0')


class Mutex(object):
    def __init__(self):
        self.memory = ctypes.create_string_buffer(64)
        LIBC.pthread_mutex_init(self.memory, None)

    def __enter__(self):
        LIBC.pthread_mutex_lock(self.memory)

    def __exit__(self, *_):
        LIBC.pthread_mutex_unlock(self.memory)

    def lock(self):
        LIBC.pthread_mutex_lock(self.memory)

    def lock_with_gil(self):
        ctypes.PyDLL(LIBC._name).pthread_mutex_lock(self.memory)
