# python: >=3.2
from concurrent.futures import ThreadPoolExecutor
from common import in_child, wait_for

executor = ThreadPoolExecutor(1)
executor.submit(int).result()
wait_for(in_child(lambda: executor.submit(int).result()))
