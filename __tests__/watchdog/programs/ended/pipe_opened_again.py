# python: >=3.6
from common import *  # noqa: F403

reader, writer = os.pipe()


def answer():
    os.close(writer)
    time.sleep(LATE)
    again = os.open('/proc/self/fd/%d' % reader, os.O_WRONLY)
    os.write(again, b'x')


two = child(answer)
one = child(os.read, reader, 1)
os.close(writer)
os.close(reader)
ends(one)
ends(two)
