# outcome: failed: child 1 ended with status 1: KeyError
import os

pid = os.fork()
if pid == 0:
    raise KeyError('no')
os.waitpid(pid, 0)
