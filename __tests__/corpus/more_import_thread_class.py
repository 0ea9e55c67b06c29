# hazard: import-lock
# lock: import lock of shop.slow
import multiprocessing
import threading
import time


class Preloader(threading.Thread):
    """Imports in the background so that the program starts faster."""

    def __init__(self, *modules):
        super().__init__(daemon=True)
        self.modules = modules

    def run(self):
        for module in self.modules:
            __import__(module)


def handler():
    from shop import slow  # blocked
    return slow.VALUE


if __name__ == '__main__':
    Preloader('json', 'shop.slow').start()
    time.sleep(0.3)
    p = multiprocessing.get_context('fork').Process(target=handler)
    p.start()  # fork
    p.join()
