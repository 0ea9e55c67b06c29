# python: >=3.6
import multiprocessing
from common import *  # noqa: F403

def first(semaphore):
    semaphore.acquire()


def second(semaphore):
    semaphore.release()


if __name__ == '__main__':
    context = multiprocessing.get_context('spawn')
    semaphore = context.Semaphore(0)
    one = context.Process(target=first, args=(semaphore,))
    one.start()
    time.sleep(LATE)
    two = context.Process(target=second, args=(semaphore,))
    two.start()
    one.join()
    two.join()
    assert (one.exitcode, two.exitcode) == (0, 0)
