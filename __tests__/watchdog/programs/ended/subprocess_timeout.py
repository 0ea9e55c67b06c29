# python: >=3.6
import subprocess
import sys
from common import *  # noqa: F403

program = subprocess.Popen([sys.executable, '-c', 'import threading; threading.Event().wait()'])
try:
    program.wait(LATE)
except subprocess.TimeoutExpired:
    program.kill()
assert program.wait() == -9
