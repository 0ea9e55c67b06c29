import os
import time

for number in range(4):
    os.write(1 + number % 2, b'%d' % number if bytes is not str else str(number))
    time.sleep(0.05)
