import multiprocessing
import threading
from common import hold

if hasattr(multiprocessing, 'get_context'):
    multiprocessing = multiprocessing.get_context('fork')
lock = threading.Lock()
here, there = multiprocessing.Pipe()


def work():
    with lock:
        there.send(1)


hold(lock)
multiprocessing.Process(target=work).start()
there.close()
print(here.recv())
