# python: >=3.6
import multiprocessing
from common import *  # noqa: F403

if __name__ == '__main__':
    worker = multiprocessing.get_context('fork').Process(target=forever)
    worker.start()
    threading.Timer(LATE, worker.terminate).start()
    worker.join()
    assert worker.exitcode == -15
