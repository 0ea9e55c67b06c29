# outcome: failed: child 1
import os
import signal
import time

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
if os.fork() == 0:
    raise KeyError('no')
time.sleep(0.3)
