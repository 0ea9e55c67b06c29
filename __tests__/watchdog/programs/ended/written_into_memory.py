# python: >=3.6
# What a debugger could do: the parent writes into the child and wakes it with a signal.
from common import *  # noqa: F403

class Part(ctypes.Structure):
    _fields_ = [('at', ctypes.c_void_p), ('size', ctypes.c_size_t)]


flag = ctypes.c_int(0)
signal.signal(signal.SIGUSR1, lambda *_: None)


def wait():
    while flag.value == 0:
        futex_wait(ctypes.addressof(flag), 0)


pid = child(wait)


def write():
    one = ctypes.c_int(1)
    here = Part(ctypes.addressof(one), 4)
    there = Part(ctypes.addressof(flag), 4)
    assert libc.process_vm_writev(pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0) == 4
    os.kill(pid, signal.SIGUSR1)


later(write)
ends(pid)
