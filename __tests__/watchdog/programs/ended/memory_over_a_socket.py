# python: >=3.6
import mmap
from common import *  # noqa: F403

ours, theirs = socket.socketpair()


def address_of(memory):
    return ctypes.addressof(ctypes.c_int.from_buffer(memory))


def wait():
    theirs.close()
    file = libc.memfd_create(b'shared', 0)
    os.ftruncate(file, 4096)
    memory = mmap.mmap(file, 4096)
    send(ours, file)
    os.close(file)
    futex_wait(address_of(memory), 0)


def wake():
    ours.close()
    time.sleep(LATE)
    memory = mmap.mmap(take(theirs), 4096)
    futex_wake(address_of(memory))


two = child(wake)
one = child(wait)
ends(one)
ends(two)
