from multiprocessing.pool import ThreadPool
from common import in_child, wait_for

pool = ThreadPool(1)
pool.apply(int)
wait_for(in_child(pool.apply, int))
