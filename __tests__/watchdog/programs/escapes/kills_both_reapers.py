# Kills the process between and the one that watches over all.
import os
import signal
import time
from common import in_child


def parent_of(pid):
    with open('/proc/%d/stat' % pid) as stat:
        return int(stat.read().rpartition(')')[2].split()[1])


def child():
    os.setsid()
    for pid in reapers:
        os.kill(pid, signal.SIGKILL)
    time.sleep(60)


reapers = [parent_of(os.getppid()), os.getppid()]
in_child(child)
time.sleep(60)
