# passed
import multiprocessing

if hasattr(multiprocessing, 'get_context'):
    multiprocessing = multiprocessing.get_context('fork')

import time  # noqa: E402

pool = multiprocessing.Pool(2)
pool.map(abs, [1, 2])
time.sleep(0.5)
pool.close()
pool.join()
