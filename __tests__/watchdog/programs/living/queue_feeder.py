import multiprocessing

if hasattr(multiprocessing, 'get_context'):
    multiprocessing = multiprocessing.get_context('fork')

import time  # noqa: E402

queue = multiprocessing.Queue()


def produce():
    while True:
        queue.put(b'x' * 1000)
        time.sleep(0.05)


process = multiprocessing.Process(target=produce)
process.start()
while True:
    queue.get()
