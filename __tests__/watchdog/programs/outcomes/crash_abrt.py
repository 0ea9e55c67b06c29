# outcome: crashed: the main process was ended by SIGABRT
import os
import signal

os.kill(os.getpid(), signal.SIGABRT)
