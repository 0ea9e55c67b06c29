# outcome: crashed: the main process was ended by SIGSEGV
import os
import signal

os.kill(os.getpid(), signal.SIGSEGV)
