# hazard: orphaned-lock
# lock: state.lock
import threading
import time

from shop import processes, state


def poll():
    with state.lock:
        time.sleep(2)  # holder


def report():
    with state.lock:  # blocked
        return state.values


threading.Thread(target=poll, daemon=True).start()
time.sleep(0.1)
processes.run(report)
