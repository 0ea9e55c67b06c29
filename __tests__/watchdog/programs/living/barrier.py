# python: >=3.3
# passed
import multiprocessing
import time

context = multiprocessing.get_context('fork')
barrier = context.Barrier(3)


def work(seconds):
    time.sleep(seconds)
    barrier.wait()


for seconds in (0.2, 0.8):
    context.Process(target=work, args=(seconds,)).start()
barrier.wait()
