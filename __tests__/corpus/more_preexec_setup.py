# hazard: orphaned-lock
# lock: _log_lock
import os
import subprocess
import sys
import threading
import time

_log_lock = threading.RLock()


def log(message):
    with _log_lock:  # blocked
        os.write(2, message.encode() + b'\n')


def rotate():
    while True:
        with _log_lock:
            time.sleep(1)  # holder


def child_setup():
    os.setsid()
    log('child is set up')


def spawn(*args):
    process = subprocess.Popen(args, preexec_fn=child_setup, stdout=subprocess.DEVNULL)  # fork
    return process.wait()


if __name__ == '__main__':
    threading.Thread(target=rotate, daemon=True).start()
    time.sleep(0.1)
    spawn(sys.executable, '-c', 'pass')
