from common import hold, in_child, wait_for
try:
    from queue import Queue
except ImportError:
    from Queue import Queue

jobs = Queue()
hold(jobs.mutex)
wait_for(in_child(jobs.put, 1))
