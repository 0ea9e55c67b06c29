# python: >=3.6
from common import *  # noqa: F403

reader, writer = os.pipe()


def middle():
    pid = child(forever)
    os.write(writer, str(pid).encode())
    ends(pid, 15)


def killer():
    pid = int(os.read(reader, 99))
    time.sleep(LATE)
    os.kill(pid, 15)


one, two = child(middle), child(killer)
ends(one)
ends(two)
