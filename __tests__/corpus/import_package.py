# hazard: import-lock
# lock: import lock of shop.heavy
import multiprocessing
import threading
import time


def warm():
    from shop import heavy
    return heavy


def child():
    from shop import heavy  # blocked
    print(heavy)


if __name__ == '__main__':
    threading.Thread(target=warm, daemon=True).start()
    time.sleep(0.3)
    process = multiprocessing.get_context('fork').Process(target=child)
    process.start()  # fork
    process.join()
