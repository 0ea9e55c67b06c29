# hazard: not-fork
# lock: B
import threading
import time

A = threading.Lock()
B = threading.Lock()


def one():
    with B:
        time.sleep(0.1)
        with A:
            pass


threading.Thread(target=one, daemon=True).start()
with A:
    time.sleep(0.2)
    with B:  # blocked
        pass
