# hazard: buffer-lock
# lock: the buffer of source
import os
import threading
import time

reader, writer = os.pipe()
source = os.fdopen(reader, 'rb')


def listen():
    source.readline()  # holder


threading.Thread(target=listen, daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    os.close(writer)
    source.read(1)  # blocked
    os._exit(0)
os.waitpid(pid, 0)
