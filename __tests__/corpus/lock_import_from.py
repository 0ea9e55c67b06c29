# hazard: orphaned-lock
# lock: _guard
import os
import sys
import threading
import time

from shop.stock import audit, count, reload


class Background(threading.Thread):
    def __init__(self, job):
        super().__init__(name='background-' + job.__name__)
        self.daemon = True
        self.job = job

    def run(self):
        self.job()


def main():
    Background(audit).start()
    Background(reload).start()
    time.sleep(0.1)
    pid = os.fork()  # fork
    if pid == 0:
        count('apples')
        os._exit(0)
    return os.waitpid(pid, 0)


sys.exit(main()[1])
