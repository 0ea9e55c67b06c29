# outcome: failed: the main process was ended by SIGKILL
import os
import signal
import time
from common import in_child

in_child(lambda: os.kill(os.getppid(), signal.SIGKILL))
time.sleep(60)
