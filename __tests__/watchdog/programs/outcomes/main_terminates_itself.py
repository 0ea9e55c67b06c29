# outcome: failed: the main process was ended by SIGTERM
import os
import signal

os.kill(os.getpid(), signal.SIGTERM)
