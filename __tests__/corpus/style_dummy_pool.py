# hazard: lost-thread
# lock: pool
import os
from multiprocessing.dummy import Pool


def double(n):
    return n * 2


pool = Pool(2)  # holder
pool.map(double, range(3))


def in_child():
    for value in pool.imap(double, range(3)):  # blocked
        print(value)


if os.fork() == 0:  # fork
    in_child()
    os._exit(0)
os.wait()
