# hazard: buffer-lock
# lock: the buffer of process.stdin
import os
import subprocess
import threading
import time

process = subprocess.Popen(['sleep', '3'], stdin=subprocess.PIPE)


def feed():
    process.stdin.write(b'x' * 1000000)  # holder


threading.Thread(target=feed, daemon=True).start()
time.sleep(0.2)
pid = os.fork()  # fork
if pid == 0:
    process.stdin.close()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
