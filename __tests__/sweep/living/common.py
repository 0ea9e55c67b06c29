"""What the programs of this folder share: a thread now and then, and a child that is waited for."""
import os
import threading
import time


def every(seconds, work, name=None):
    """Does the work again and again, in a thread of its own."""
    def loop():
        while True:
            work()
            time.sleep(seconds)

    threading.Thread(target=loop, name=name, daemon=True).start()


def forked(child):
    time.sleep(0.03)
    pid = os.fork()
    if pid == 0:
        child()
        os._exit(0)
    os.waitpid(pid, 0)
