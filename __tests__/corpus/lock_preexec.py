# hazard: orphaned-lock
# lock: LOCK
import subprocess
import threading
import time

LOCK = threading.Lock()


def work():
    with LOCK:
        time.sleep(2)  # holder


def prepare():
    with LOCK:  # blocked
        pass


threading.Thread(target=work, daemon=True).start()
time.sleep(0.1)
subprocess.Popen(['true'], preexec_fn=prepare).wait()  # fork
