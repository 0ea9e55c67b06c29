# hazard: lost-thread
# lock: EXECUTOR
import multiprocessing
import concurrent.futures

EXECUTOR = concurrent.futures.ThreadPoolExecutor(max_workers=2)  # holder


def square(x):
    return x * x


def in_child():
    futures = [EXECUTOR.submit(square, i) for i in range(4)]
    print([f.result() for f in futures])  # blocked


if __name__ == '__main__':
    print(list(EXECUTOR.map(square, range(4))))
    p = multiprocessing.get_context('fork').Process(target=in_child)
    p.start()  # fork
    p.join()
