# hazard: import-lock
# lock: import lock of encodings.idna
import os
import sys
import threading
import time
from importlib.machinery import ModuleSpec


class Slow:
    """The module stringprep, which encodings.idna needs, from a slow place."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        return ModuleSpec(name, Slow) if name == 'stringprep' else None

    @staticmethod
    def create_module(spec):
        return None

    @staticmethod
    def exec_module(module):
        time.sleep(0.6)  # holder


sys.meta_path.insert(0, Slow)
threading.Thread(target=lambda: 'example.org'.encode('idna'), daemon=True).start()
time.sleep(0.2)
pid = os.fork()  # fork
if pid == 0:
    print('example.net'.encode('idna'))  # blocked
    os._exit(0)
os.waitpid(pid, 0)
