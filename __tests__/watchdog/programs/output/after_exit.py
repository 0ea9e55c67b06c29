# The child prints after the main process has ended, while the last look goes on.
import os
import time

os.write(1, b'main\n')
if os.fork() == 0:
    time.sleep(0.1)
    os.write(1, b'child\n')
