# python: >=3.6
import tempfile
from common import *  # noqa: F403

name = tempfile.mktemp()
box = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
box.bind(name)
pid = child(box.recv, 9)
box.close()


def say():
    socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b'x', name)
    os.unlink(name)


later(say)
ends(pid)
