# hazard: orphaned-lock
# lock: LOCK
import multiprocessing
import threading
import time

LOCK = threading.Lock()


def hold():
    with LOCK:
        time.sleep(1)  # holder


def work():
    with LOCK:  # blocked
        print('done')


if __name__ == '__main__':
    context = multiprocessing.get_context('fork')
    threading.Thread(target=hold, daemon=True).start()
    time.sleep(0.1)
    process = context.Process(target=work)
    process.start()  # fork
    process.join()
