import multiprocessing

if hasattr(multiprocessing, 'get_context'):
    multiprocessing = multiprocessing.get_context('fork')

lock = multiprocessing.Lock()
multiprocessing.Process(target=lock.acquire).start()
process = multiprocessing.Process(target=lock.acquire)
process.start()
process.join()
