# outcome: crashed: the main process was ended by SIGBUS
import os
import signal

os.kill(os.getpid(), signal.SIGBUS)
