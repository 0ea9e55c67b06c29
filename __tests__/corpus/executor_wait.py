# hazard: lost-thread
# lock: shared
import os
from concurrent import futures

shared = futures.ThreadPoolExecutor(4, thread_name_prefix='io')  # holder


def square(n):
    return n * n


def all_squares(numbers):
    pending = [shared.submit(square, n) for n in numbers]
    done, _ = futures.wait(pending)  # blocked
    return [f.result() for f in done]


all_squares([1, 2])
pid = os.fork()  # fork
if pid == 0:
    all_squares([1])
    os._exit(0)
os.waitpid(pid, 0)
