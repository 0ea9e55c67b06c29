# python: >=3.6
import multiprocessing
from common import *  # noqa: F403

def wait(event):
    event.wait()


if __name__ == '__main__':
    context = multiprocessing.get_context('fork')
    with context.Manager() as manager:
        event = manager.Event()
        worker = context.Process(target=wait, args=(event,))
        worker.start()
        later(event.set)
        worker.join()
        assert worker.exitcode == 0
