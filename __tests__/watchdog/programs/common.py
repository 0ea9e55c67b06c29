"""What the programs beside this file share; runs on Python 2.7 and 3."""
import os
import threading
import time


def start(function, *arguments):
    """Starts a daemon thread."""
    thread = threading.Thread(target=function, args=arguments)
    thread.daemon = True
    thread.start()
    return thread


def hold(lock, seconds=0.4):
    """Returns when another thread holds the lock, which it does for a while."""
    held = threading.Event()

    def holder():
        with lock:
            held.set()
            time.sleep(seconds)

    start(holder)
    held.wait()


def in_child(function, *arguments):
    """Runs a function in a forked child; returns its pid."""
    pid = os.fork()
    if pid == 0:
        try:
            function(*arguments)
        finally:
            os._exit(0)
    return pid


def wait_for(pid):
    os.waitpid(pid, 0)
