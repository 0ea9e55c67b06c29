# A debugger in the trial holds a process that is blocked.
import ctypes
import os
import threading
import time
from common import in_child

PTRACE_SEIZE = 0x4206
pid = in_child(threading.Event().wait)
time.sleep(0.1)
libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long] * 4
assert libc.ptrace(PTRACE_SEIZE, pid, 0, 0) == 0, ctypes.get_errno()
time.sleep(60)
