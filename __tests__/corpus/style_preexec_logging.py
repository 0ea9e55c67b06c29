# hazard: orphaned-lock
# lock: audit.lock
import subprocess
import threading
import time


class Audit:
    def __init__(self):
        self.lock = threading.Lock()


audit = Audit()


def writer():
    with audit.lock:
        time.sleep(1)  # holder


def start(command):
    def before_exec():
        with audit.lock:  # blocked
            pass

    return subprocess.Popen(  # fork
        command, preexec_fn=before_exec, close_fds=True)


threading.Thread(target=writer, daemon=True).start()
time.sleep(0.1)
start(['true']).wait()
