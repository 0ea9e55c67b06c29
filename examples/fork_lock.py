# /// script
# requires-python = ">=3.7"
# [tool.fork-safety]
# timeout = 10
# trials = 3
# expect = { baseline = ["deadlocked"] }
# [tool.fork-safety.variants.sleep]
# sleep-before-fork = 1.0
# [tool.fork-safety.variants.renewed]
# env = { RENEW_LOCK = "1" }
# ///
"""A thread holds a lock of our own at the moment of the fork; the child wants the same lock.

The variant `renewed` has the remedy: the child gets a new lock.
"""
import os
import sys
import threading
import time

cache_lock = threading.Lock()
taken = threading.Event()


def renew_lock():
    global cache_lock
    cache_lock = threading.Lock()


def refresh_cache():
    with cache_lock:
        taken.set()
        time.sleep(0.1)


if os.environ.get("RENEW_LOCK"):
    os.register_at_fork(after_in_child=renew_lock)

threading.Thread(target=refresh_cache).start()
taken.wait()

child = os.fork()
if child == 0:
    with cache_lock:
        os._exit(0)

_, status = os.waitpid(child, 0)
sys.exit(status != 0)
