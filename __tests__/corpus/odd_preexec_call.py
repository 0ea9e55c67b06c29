# hazard: orphaned-lock
# lock: LOCK
import subprocess, threading, time
LOCK = threading.Lock()
ready = threading.Event()
def setup():
    with LOCK:  # blocked
        pass
def w():
    with LOCK:
        ready.set()
        sum(iter(lambda: time.sleep(60) or 1, 0))  # holder
threading.Thread(target=w, daemon=True).start(); ready.wait()
subprocess.run(['true'], preexec_fn=setup)  # fork
