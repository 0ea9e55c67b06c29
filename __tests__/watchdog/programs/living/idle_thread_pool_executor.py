# python: >=3.2
import time
from concurrent.futures import ThreadPoolExecutor

executor = ThreadPoolExecutor(2)
executor.submit(abs, 1).result()
time.sleep(60)
