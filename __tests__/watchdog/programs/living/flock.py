import fcntl
import os
import tempfile
import time
from common import in_child, wait_for

name = tempfile.mktemp()


def keep():
    with open(name, 'w') as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        os.unlink(name)
        os.write(writer, b'x')
        time.sleep(60)


def wait():
    fcntl.flock(other, fcntl.LOCK_EX)


reader, writer = os.pipe()
other = open(name, 'w')
in_child(keep)
os.read(reader, 1)
wait_for(in_child(wait))
