# outcome: failed: child 1
# Whether it has ended too when the last look is over depends on the machine; what it raised does not.
import os
import time

if os.fork() == 0:
    time.sleep(0.1)
    raise KeyError('no')
