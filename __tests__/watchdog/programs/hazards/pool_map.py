import multiprocessing
import threading
from common import hold

if hasattr(multiprocessing, 'get_context'):
    multiprocessing = multiprocessing.get_context('fork')
lock = threading.Lock()


def task(number):
    with lock:
        return number


hold(lock)
print(multiprocessing.Pool(2).map(task, [1, 2, 3]))
