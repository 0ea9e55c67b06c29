# outcome: failed: child 1 ended with status 1
import multiprocessing


def work():
    raise ValueError('no')


if __name__ == '__main__':
    process = multiprocessing.Process(target=work)
    process.start()
    process.join()
