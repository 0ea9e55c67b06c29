# python: >=3.6
from common import *  # noqa: F403

name = ('/ended%d' % os.getpid()).encode()
pthread = ctypes.CDLL('libpthread.so.0', use_errno=True)
pthread.sem_open.restype = ctypes.c_void_p
O_CREAT = 0o100


def opened():
    return ctypes.c_void_p(pthread.sem_open(name, O_CREAT, 0o600, 0))


def wait():
    pthread.sem_wait(opened())


def post():
    time.sleep(LATE)
    pthread.sem_post(opened())
    time.sleep(0.5)


two = child(post)
one = child(wait)
ends(one)
ends(two)
pthread.sem_unlink(name)
