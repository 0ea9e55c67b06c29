import multiprocessing

if hasattr(multiprocessing, 'get_context'):
    multiprocessing = multiprocessing.get_context('fork')

import time  # noqa: E402

multiprocessing.Pool(2).map(time.sleep, [60, 60])
