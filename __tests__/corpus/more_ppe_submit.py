# hazard: orphaned-lock
# lock: self.lock
import concurrent.futures
import multiprocessing
import threading
import time


class Model:
    def __init__(self):
        self.lock = threading.Lock()

    def train(self):
        with self.lock:
            for _ in range(100):
                time.sleep(0.05)  # holder

    def predict(self, x):
        with self.lock:  # blocked
            return x


MODEL = Model()


def predict(x):
    return MODEL.predict(x)


def main():
    threading.Thread(target=MODEL.train, name='trainer', daemon=True).start()
    time.sleep(0.1)
    executor = concurrent.futures.ProcessPoolExecutor(
        max_workers=2, mp_context=multiprocessing.get_context('fork'))
    results = executor.map(predict, range(4))  # fork
    print(list(results))


if __name__ == '__main__':
    main()
