"""A healthy suite that keeps two cores busy: tests that compute, many of which fork a short process.
The first line that it prints is its own use of the processor, with all that it started, in seconds."""
import multiprocessing
import os
import resource
import sys
import unittest

fork = multiprocessing.get_context('fork')


def compute(times):
    total = 0
    for number in range(times):
        total += number * number % 7
    return total


def run(cases, loader=unittest.TestLoader()):
    suite = unittest.TestSuite(loader.loadTestsFromTestCase(one) for one in cases)
    with open(os.devnull, 'w') as null:
        return unittest.TextTestRunner(stream=null).run(suite).wasSuccessful()


class Cases(unittest.TestCase):
    def test_compute(self):
        compute(400000)

    def test_fork(self):
        process = fork.Process(target=compute, args=(200000,))
        process.start()
        compute(200000)
        process.join()
        self.assertEqual(process.exitcode, 0)

    def test_executor(self):
        with fork.Pool(2) as pool:
            pool.map(compute, [100000] * 4)


def half(times):
    sys.exit(0 if run([Cases] * times) else 1)


if __name__ == '__main__':
    halves = [fork.Process(target=half, args=(int(sys.argv[1]),), daemon=False) for _ in range(2)]
    for one in halves:
        one.start()
    for one in halves:
        one.join()
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(sum(one.ru_utime + one.ru_stime for one in used))
    sys.exit(max(one.exitcode for one in halves))
