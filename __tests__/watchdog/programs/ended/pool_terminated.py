# python: >=3.6
import multiprocessing
from common import *  # noqa: F403

def hang(_):
    forever()


if __name__ == '__main__':
    pool = multiprocessing.get_context('fork').Pool(2)
    pool.map_async(hang, [1, 2])
    time.sleep(LATE)
    pool.terminate()
    pool.join()
