# python: >=3.6
from common import *  # noqa: F403

def worker():
    try:
        forever()
    except KeyboardInterrupt:
        pass


def supervisor():
    pid = child(worker)
    time.sleep(LATE)
    os.kill(pid, signal.SIGINT)
    ends(pid)


child(supervisor)
time.sleep(0.3)
