# The parent is blocked in Popen, reading the pipe by which the child reports errors.
import subprocess
import sys
import threading
from common import hold

lock = threading.Lock()
hold(lock)
subprocess.Popen([sys.executable, '-c', ''], preexec_fn=lock.acquire).wait()
