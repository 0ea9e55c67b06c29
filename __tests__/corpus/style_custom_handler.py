# hazard: orphaned-lock
# lock: self.guard
import logging
import os
import threading
import time


class Slow(logging.Handler):
    def __init__(self):
        super().__init__()
        self.guard = threading.Lock()

    def handle(self, record):
        self.emit(record)

    def emit(self, record):
        with self.guard:  # blocked
            time.sleep(1)  # holder


log = logging.getLogger('app')
log.addHandler(Slow())
log.setLevel('INFO')
threading.Thread(target=log.info, args=('from a thread',), daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    log.info('from the child')
    os._exit(0)
os.waitpid(pid, 0)
