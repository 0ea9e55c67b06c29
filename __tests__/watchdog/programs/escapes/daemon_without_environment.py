import os
import sys
from common import in_child, wait_for

program = [sys.executable, '-E', '-S', '-c', 'import time; time.sleep(60)']


def daemon():
    os.setsid()
    os.chdir('/')
    in_child(os.execve, sys.executable, program, {})


wait_for(in_child(daemon))
