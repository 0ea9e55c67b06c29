import multiprocessing

if hasattr(multiprocessing, 'get_context'):
    multiprocessing = multiprocessing.get_context('fork')

import time  # noqa: E402

manager = multiprocessing.Manager()
event = manager.Event()


def work():
    time.sleep(60)
    event.set()


process = multiprocessing.Process(target=work)
process.start()
event.wait()
