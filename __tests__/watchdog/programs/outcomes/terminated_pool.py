# outcome: passed
import multiprocessing

if __name__ == '__main__':
    pool = multiprocessing.Pool(2)
    pool.map(abs, [1, 2])
    pool.terminate()
    pool.join()
