# no lock: nothing forks
import multiprocessing
import threading
from common import every

LOCK = threading.Lock()


def tick():
    with LOCK:
        pass


if __name__ == '__main__':
    every(0.005, tick)
    worker = multiprocessing.get_context('spawn').Process(target=tick)
    worker.start()
    worker.join()
