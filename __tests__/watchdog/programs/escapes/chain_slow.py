# Each link forks the next and ends.
import os
import time

if os.fork() == 0:
    os.setsid()
    while os.fork() == 0:
        time.sleep(0.05)
    os._exit(0)
time.sleep(0.2)
