# /// script
# requires-python = ">=3.6"
# [tool.fork-safety]
# timeout = 10
# trials = 3
# expect = { baseline = ["deadlocked"], sleep = ["deadlocked"] }
# [tool.fork-safety.variants.lazy]
# env = { LAZY = "1" }
# ///
"""An executor has threads before the fork; the child hands it work that nobody will do.

Waiting before the fork does not help, since the threads are gone for good. The variant `lazy` has
the remedy: the executor is made where it is first used.
"""
import multiprocessing
import os
import sys
from concurrent.futures import ThreadPoolExecutor

executor = None


def compute(number):
    global executor
    if executor is None:
        executor = ThreadPoolExecutor(max_workers=1)
    return executor.submit(pow, number, 2).result()


def main():
    if not os.environ.get("LAZY"):
        compute(2)
    child = multiprocessing.get_context("fork").Process(target=compute, args=(3,))
    child.start()
    child.join()
    return child.exitcode != 0


if __name__ == "__main__":
    sys.exit(main())
