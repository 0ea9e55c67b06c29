# limit: 1.5
import os
import signal
import sys
from common import in_child, wait_for

program = [sys.executable, '-E', '-S', '-c', 'import time; time.sleep(60)']


def daemon():
    os.setsid()
    in_child(os.execve, sys.executable, program, {})


os.kill(os.getppid(), signal.SIGSTOP)
wait_for(in_child(daemon))
