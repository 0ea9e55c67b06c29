# outcome: failed: child 1 ended with status 1: KeyError
import os
import time

if os.fork() == 0:
    time.sleep(0.1)
    raise KeyError('no')
