# hazard: orphaned-lock
# lock: LOCK
import concurrent.futures
import multiprocessing
import threading
import time

LOCK = threading.Lock()


def hold():
    with LOCK:
        time.sleep(2)  # holder


def task(n):
    with LOCK:  # blocked
        return n


if __name__ == '__main__':
    threading.Thread(target=hold, daemon=True).start()
    time.sleep(0.1)
    context = multiprocessing.get_context('fork')
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=context) as executor:
        future = executor.submit(task, 1)  # fork
        print(future.result())
