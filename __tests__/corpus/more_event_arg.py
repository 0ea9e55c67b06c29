# hazard: lost-thread
# lock: ready
import multiprocessing
import threading
import time


def warm_up(done):
    time.sleep(2)  # holder
    done.set()


def child(ready):
    ready.wait()  # blocked


def main():
    ready = threading.Event()
    threading.Thread(target=warm_up, args=(ready,), daemon=True).start()
    threading.Thread(target=time.sleep, args=(2,), daemon=True).start()
    p = multiprocessing.get_context('fork').Process(target=child, args=(ready,))
    p.start()  # fork
    p.join()


if __name__ == '__main__':
    main()
