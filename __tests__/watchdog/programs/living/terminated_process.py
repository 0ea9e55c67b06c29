import multiprocessing

if hasattr(multiprocessing, 'get_context'):
    multiprocessing = multiprocessing.get_context('fork')
# passed
import threading  # noqa: E402
import time  # noqa: E402

process = multiprocessing.Process(target=threading.Event().wait)
process.start()
time.sleep(1)
process.terminate()
process.join()
