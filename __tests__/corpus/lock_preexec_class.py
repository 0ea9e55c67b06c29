# hazard: orphaned-lock
# lock: self.lock
import subprocess
import sys
import threading
import time


class Runner:
    def __init__(self):
        self.lock = threading.Lock()

    def monitor(self):
        self.lock.acquire()
        time.sleep(2)  # holder
        self.lock.release()

    def drop_privileges(self):
        self.lock.acquire()  # blocked
        self.lock.release()

    def run(self, *command):
        return subprocess.run(  # fork
            command, preexec_fn=self.drop_privileges)


runner = Runner()
threading.Thread(target=runner.monitor, daemon=True).start()
time.sleep(0.1)
runner.run(sys.executable, '-c', 'pass')
