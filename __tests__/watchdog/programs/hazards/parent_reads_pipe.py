import os
import threading
from common import hold, in_child

lock = threading.Lock()
reader, writer = os.pipe()


def child():
    with lock:
        os.write(writer, b'done')


hold(lock)
in_child(child)
os.close(writer)
print(os.read(reader, 10))
