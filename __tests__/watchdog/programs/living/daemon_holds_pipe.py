# The other end of the pipe is held by a process that left the family: double fork, own session.
import os
import time
from common import in_child, wait_for

reader, writer = os.pipe()


def daemon():
    os.setsid()
    time.sleep(60)
    os.write(writer, b'x')


wait_for(in_child(in_child, daemon))
os.close(writer)
os.read(reader, 1)
