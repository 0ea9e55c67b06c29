# python: >=3.7
import multiprocessing
import threading
from concurrent.futures import ProcessPoolExecutor
from common import hold

lock = threading.Lock()


def task():
    with lock:
        return 1


hold(lock)
with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context('fork')) as executor:
    print(executor.submit(task).result())
