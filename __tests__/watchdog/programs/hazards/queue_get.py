from common import in_child, start, wait_for
import time
try:
    from queue import Queue
except ImportError:
    from Queue import Queue

jobs = Queue()


def produce():
    time.sleep(0.3)
    jobs.put(1)


start(produce)
wait_for(in_child(jobs.get))
