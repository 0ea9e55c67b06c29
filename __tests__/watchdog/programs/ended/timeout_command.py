# python: >=3.6
import subprocess
import sys
from common import *  # noqa: F403

command = ['timeout', str(LATE), sys.executable, '-c', 'import threading; threading.Event().wait()']
assert subprocess.call(command) == 124
