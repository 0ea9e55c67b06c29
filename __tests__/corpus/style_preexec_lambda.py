# hazard: orphaned-lock
# lock: limits
import resource
import subprocess
import threading
import time

limits = threading.Lock()


def refresh():
    while True:
        limits.acquire()
        time.sleep(1)  # holder
        limits.release()


def set_limits():
    limits.acquire()  # blocked
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    limits.release()


threading.Thread(target=refresh, daemon=True).start()
time.sleep(0.1)
out = subprocess.check_output(['echo'], preexec_fn=lambda: set_limits())  # fork
