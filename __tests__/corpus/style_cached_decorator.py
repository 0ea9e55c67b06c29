# hazard: orphaned-lock
# lock: guard
import functools
import os
import threading
import time


def memoize(function):
    cache = {}
    guard = threading.RLock()

    @functools.wraps(function)
    def inner(key):
        with guard:  # blocked
            if key not in cache:
                cache[key] = function(key)
            return cache[key]

    return inner


@memoize
def slow(key):
    time.sleep(1)  # holder
    return key


@memoize
def fast(key):
    return key


threading.Thread(target=slow, args=('a',), daemon=True).start()
threading.Thread(target=lambda: [fast('b'), time.sleep(2)], daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    slow('b')
    os._exit(0)
os.waitpid(pid, 0)
