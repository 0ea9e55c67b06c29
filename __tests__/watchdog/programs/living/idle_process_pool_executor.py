# python: >=3.3
import time
from concurrent.futures import ProcessPoolExecutor

if __name__ == '__main__':
    with ProcessPoolExecutor(2) as executor:
        executor.submit(abs, 1).result()
        time.sleep(60)
