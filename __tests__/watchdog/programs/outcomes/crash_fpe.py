# outcome: crashed: the main process was ended by SIGFPE
import os
import signal

os.kill(os.getpid(), signal.SIGFPE)
