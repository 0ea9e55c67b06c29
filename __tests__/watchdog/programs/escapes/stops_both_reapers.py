# limit: 1.5
import os
import signal
import time
from common import in_child, wait_for


def parent_of(pid):
    with open('/proc/%d/stat' % pid) as stat:
        return int(stat.read().rpartition(')')[2].split()[1])


for pid in (parent_of(os.getppid()), os.getppid()):
    os.kill(pid, signal.SIGSTOP)
wait_for(in_child(in_child, time.sleep, 60))
