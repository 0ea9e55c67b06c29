import fcntl
import os
import tempfile
import time
from common import in_child, wait_for

file = tempfile.TemporaryFile()
reader, writer = os.pipe()


def keep():
    fcntl.lockf(file, fcntl.LOCK_EX)
    os.write(writer, b'x')
    time.sleep(60)


in_child(keep)
os.read(reader, 1)
wait_for(in_child(fcntl.lockf, file, fcntl.LOCK_EX))
