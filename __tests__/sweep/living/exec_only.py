# lock: LOCK not-asked-for
# Only programs are started.
import subprocess
import sys
import threading
from common import every

LOCK = threading.Lock()


def tick():
    with LOCK:
        pass


every(0.005, tick)
subprocess.check_call([sys.executable, '-c', ''], preexec_fn=lambda: None)
