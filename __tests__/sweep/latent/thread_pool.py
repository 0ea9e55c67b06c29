# lock: TOTALS
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from common import forked

TOTALS = threading.Lock()  # made
total = [0]


def add(value):
    with TOTALS:  # holder
        total[0] += value


def feed():
    with ThreadPoolExecutor(2) as pool:
        while True:
            pool.submit(add, 1)
            time.sleep(0.005)


def child():
    with TOTALS:  # blocked
        print(total)


threading.Thread(target=feed, daemon=True).start()
forked(child)
