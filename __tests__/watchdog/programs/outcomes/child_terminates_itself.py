# outcome: failed: child 1 was ended by SIGTERM
import os
import signal
from common import in_child, wait_for

wait_for(in_child(lambda: os.kill(os.getpid(), signal.SIGTERM)))
