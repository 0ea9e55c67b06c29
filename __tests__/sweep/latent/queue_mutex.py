# lock: jobs.mutex
import queue
from common import every, forked

jobs = queue.Queue(maxsize=10)  # made


def work():
    try:
        jobs.put_nowait('job')  # holder
    except queue.Full:
        pass


def child():
    print(jobs.qsize())  # blocked


every(0.005, work)
forked(child)
