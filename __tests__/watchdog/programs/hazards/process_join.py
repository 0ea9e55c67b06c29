import multiprocessing
import threading
from common import hold

if hasattr(multiprocessing, 'get_context'):
    multiprocessing = multiprocessing.get_context('fork')
lock = threading.Lock()
hold(lock)
process = multiprocessing.Process(target=lock.acquire)
process.start()
process.join()
