import os
import tempfile
import time
from common import in_child

folder = tempfile.mkdtemp()
name = os.path.join(folder, 'fifo')
os.mkfifo(name)


def write():
    time.sleep(1)
    with open(name, 'w') as file:
        time.sleep(60)
        file.write('x')


in_child(write)
with open(name) as file:
    os.unlink(name)
    os.rmdir(folder)
    file.read()
