# A thread is blocked in a full pipe and holds the lock of the buffered writer.
import io
import os
import time
from common import in_child, start, wait_for

reader, writer = os.pipe()
out = io.open(writer, 'wb')


def flood():
    while True:
        out.write(b'x' * 65536)


start(flood)
time.sleep(0.2)
wait_for(in_child(out.flush))
