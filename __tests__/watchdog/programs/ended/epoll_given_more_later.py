# python: >=3.6
import select
from common import *  # noqa: F403

reader, writer = os.pipe()
poll = select.epoll()


def wait():
    poll.poll()


pid = child(wait)
os.write(writer, b'x')
later(poll.register, reader)
ends(pid)
