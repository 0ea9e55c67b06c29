# outcome: crashed: the main process was ended by SIGILL
import os
import signal

os.kill(os.getpid(), signal.SIGILL)
