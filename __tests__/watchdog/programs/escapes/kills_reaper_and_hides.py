import os
import signal
import sys
import time
from common import in_child, wait_for

program = [sys.executable, '-E', '-S', '-c', 'import time; time.sleep(60)']
parent = os.getppid()


def daemon():
    os.setsid()
    os.kill(parent, signal.SIGKILL)
    in_child(os.execve, sys.executable, program, {})


wait_for(in_child(daemon))
time.sleep(60)
