# python: >=3.6
import multiprocessing
from common import *  # noqa: F403

def serve():
    thread = threading.Thread(target=forever)
    thread.daemon = True
    thread.start()
    thread.join()


if __name__ == '__main__':
    worker = multiprocessing.get_context('fork').Process(target=serve)
    worker.start()
    waiter = threading.Thread(target=worker.join)
    later(worker.terminate)
    worker._popen.wait()
    assert worker._popen.returncode == -15
