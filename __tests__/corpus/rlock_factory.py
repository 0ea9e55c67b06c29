# hazard: orphaned-lock
# lock: get_lock()
import os
import threading
import time

_lock = None


def get_lock():
    global _lock
    if _lock is None:
        _lock = threading.RLock()
    return _lock


def hold():
    with get_lock():
        time.sleep(1)  # holder


def main():
    threading.Thread(target=hold, daemon=True).start()
    threading.Thread(target=time.sleep, args=(1,), daemon=True).start()
    time.sleep(0.1)
    pid = os.fork()  # fork
    if pid == 0:
        with get_lock():  # blocked
            os._exit(0)
    os.waitpid(pid, 0)


main()
