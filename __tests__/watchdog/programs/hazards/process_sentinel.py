# python: >=3.4
import multiprocessing
import threading
from multiprocessing.connection import wait
from common import hold

context = multiprocessing.get_context('fork')
lock = threading.Lock()
hold(lock)
processes = [context.Process(target=lock.acquire) for _ in range(2)]
for process in processes:
    process.start()
wait([process.sentinel for process in processes])
