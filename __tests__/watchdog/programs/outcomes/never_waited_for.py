# outcome: failed: child 1 ended with status 4
import os
import time

if os.fork() == 0:
    os._exit(4)
time.sleep(0.3)
