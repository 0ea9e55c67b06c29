# python: >=3.6
import fcntl
import tempfile
from common import *  # noqa: F403

file = tempfile.NamedTemporaryFile()
fcntl.flock(file, fcntl.LOCK_EX)


def wait():
    with open(file.name) as other:
        fcntl.flock(other, fcntl.LOCK_EX)


pid = child(wait)
later(fcntl.flock, file, fcntl.LOCK_UN)
ends(pid)
