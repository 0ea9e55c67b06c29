# Stuck, out of the family, and without the trial's mark.
import os
import sys
from common import in_child, wait_for

program = [sys.executable, '-E', '-S', '-c', 'import threading; threading.Event().wait()']


def daemon():
    os.setsid()
    in_child(os.execve, sys.executable, program, {})


wait_for(in_child(daemon))
