# hazard: import-lock
# lock: import lock of encodings.idna
import os
import socket
import sys
import threading
import time

# A slow disk, so to speak: encodings.idna imports stringprep, and that takes a while.
exec("""
from importlib.machinery import ModuleSpec
class SlowDisk:
    @staticmethod
    def find_spec(name, path=None, target=None):
        return ModuleSpec(name, SlowDisk) if name == 'stringprep' else None
    @staticmethod
    def create_module(spec):
        return None
    @staticmethod
    def exec_module(module):
        time.sleep(0.6)
sys.meta_path.insert(0, SlowDisk)
""")


def lookup():
    socket.getaddrinfo('localhost', None)  # holder


threading.Thread(target=lookup).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    socket.getaddrinfo('127.0.0.1', 80)  # blocked
    os._exit(0)
os.waitpid(pid, 0)
