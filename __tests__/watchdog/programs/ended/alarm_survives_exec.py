# python: >=3.6
import sys
from common import *  # noqa: F403

def wait():
    signal.alarm(LATE)
    os.execv(sys.executable, [sys.executable, '-S', '-c', 'import threading; threading.Event().wait()'])


ends(child(wait), signal.SIGALRM)
