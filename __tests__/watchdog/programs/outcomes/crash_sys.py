# outcome: crashed: the main process was ended by SIGSYS
import os
import signal

os.kill(os.getpid(), signal.SIGSYS)
