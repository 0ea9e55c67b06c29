# hazard: orphaned-lock
# lock: gate
import os
import threading
import time


def run():
    gate = threading.Lock()
    inside = threading.Event()

    def holder():
        gate.acquire()
        try:
            inside.set()
            time.sleep(1)  # holder
        finally:
            gate.release()

    def waiter():
        gate.acquire()
        gate.release()

    threading.Thread(target=holder, daemon=True).start()
    inside.wait()
    threading.Thread(target=waiter, daemon=True).start()
    time.sleep(0.05)
    pid = os.fork()  # fork
    if pid == 0:
        gate.acquire()  # blocked
        os._exit(0)
    os.waitpid(pid, 0)


run()
