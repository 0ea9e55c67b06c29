# hazard: import-lock
# lock: import lock of encodings.idna
import os
import sys
import threading
import time


def slow_finder():
    class Finder:
        @staticmethod
        def find_spec(name, path=None, target=None):
            if name in ('stringprep', 'encodings.idna') and os.getpid() == parent:
                time.sleep(0.6)  # holder
            return None
    parent = os.getpid()
    sys.meta_path.insert(0, Finder)


slow_finder()
threading.Thread(target=lambda: 'example.org'.encode('idna'), daemon=True).start()
time.sleep(0.2)
pid = os.fork()  # fork
if pid == 0:
    print('example.net'.encode('idna'))  # blocked
    os._exit(0)
os.waitpid(pid, 0)
