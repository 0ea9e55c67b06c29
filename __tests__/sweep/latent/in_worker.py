# lock: RESULTS
import multiprocessing
import threading
from common import every

RESULTS = threading.Lock()  # made


def tick():
    with RESULTS:  # holder
        pass


def work():
    with RESULTS:  # blocked
        return 1


if __name__ == '__main__':
    every(0.005, tick)
    worker = multiprocessing.get_context('fork').Process(target=work)
    worker.start()
    worker.join()
