# python: >=3.6
import fcntl
from common import *  # noqa: F403

F_SETPIPE_SZ = 1031
reader, writer = os.pipe()


def fill():
    os.write(writer, b'x' * 70000)


pid = child(fill)
later(fcntl.fcntl, writer, F_SETPIPE_SZ, 1 << 20)
ends(pid)
