import os
import threading
import time
from common import in_child

reader, writer = os.pipe()


def work():
    time.sleep(60)
    os.write(writer, b'x')


in_child(work)
in_child(os.read, reader, 1)
os.wait()
