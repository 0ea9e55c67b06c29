# hazard: orphaned-lock
# lock: cache_lock
import multiprocessing
import os
import threading
import time

cache_lock = threading.Lock()
cache = dict()


def refresher(stop):
    while not stop.is_set():
        with cache_lock:
            cache['x'] = os.getpid()
            stop.wait(2)  # holder


def lookup(key, out):
    with cache_lock:  # blocked
        out.put(cache.get(key))


def main():
    multiprocessing.set_start_method('fork')
    stop = threading.Event()
    threading.Thread(target=refresher, args=(stop,), daemon=True).start()
    time.sleep(0.1)
    out = multiprocessing.Queue()
    p = multiprocessing.Process(target=lookup, args=('x', out))
    p.start()  # fork
    p.join()


if __name__ == '__main__':
    main()
