# hazard: buffer-lock
# lock: the buffer of out
import os
import threading
import time

reader, writer = os.pipe()
out = os.fdopen(writer, 'wb')


def flood():
    while True:
        out.write(b'x' * 65536)  # holder


def decoy():
    time.sleep(3)


threading.Thread(target=decoy, daemon=True).start()
threading.Thread(target=flood, daemon=True).start()
time.sleep(0.2)
pid = os.fork()  # fork
if pid == 0:
    out.flush()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
