# hazard: orphaned-lock
# lock: lock
import functools, multiprocessing, threading, time
def hold(lock, ready):
    lock.acquire()
    try:
        ready.set()
        time.sleep(60)  # holder
    finally:
        lock.release()
def make():
    lock = threading.Lock()
    def use():
        with lock:  # blocked
            return 1
    return lock, use
lock1, use1 = make()
lock2, use2 = make()
r1, r2 = threading.Event(), threading.Event()
threading.Thread(target=functools.partial(hold, lock2, r2), daemon=True, name='other').start()
threading.Thread(target=functools.partial(hold, lock1, r1), daemon=True, name='mine').start()
r1.wait(); r2.wait()
p = multiprocessing.get_context('fork').Process(target=use1)
p.start()  # fork
p.join()
