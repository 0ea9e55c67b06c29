# python: >=3.6
from common import *  # noqa: F403

ours, theirs = socket.socketpair()


def wait():
    theirs.close()
    reader, writer = os.pipe()
    send(ours, writer)
    os.close(writer)
    assert os.read(reader, 1) == b'x'


def answer():
    ours.close()
    time.sleep(LATE)
    os.write(take(theirs), b'x')


two = child(answer)
one = child(wait)
ends(one)
ends(two)
