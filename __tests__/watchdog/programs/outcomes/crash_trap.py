# outcome: crashed: the main process was ended by SIGTRAP
import os
import signal

os.kill(os.getpid(), signal.SIGTRAP)
