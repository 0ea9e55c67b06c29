# hazard: orphaned-lock
# lock: self._mutex
"""Statistics that a background thread aggregates."""
import os
import sys
import threading
import time


class Stats:
    """Counts things."""

    def __init__(self):
        self._mutex = threading.Lock()
        self._numbers = {}

    def add(self, name, value=1):
        with self._mutex:  # blocked
            self._numbers[name] = self._numbers.get(name, 0) + value

    def aggregate(self):
        with self._mutex:
            for name in list(self._numbers):
                self._numbers[name] = self._expensive(self._numbers[name])

    @staticmethod
    def _expensive(number):
        end = time.time() + 2
        while time.time() < end:
            number += 1
            time.sleep(0.01)  # holder
        return number


class Aggregator(threading.Thread):
    def __init__(self, stats):
        threading.Thread.__init__(self)
        self.daemon = True
        self.stats = stats

    def run(self):
        while True:
            self.stats.aggregate()


def main(argv):
    stats = Stats()
    stats.add('start')
    Aggregator(stats).start()
    time.sleep(0.2)
    pid = os.fork()  # fork
    if pid == 0:
        stats.add('child')
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    return status


if __name__ == '__main__':
    sys.exit(main(sys.argv))
