# hazard: lost-thread
# lock: self.cond
import os
import threading
import time


class Heart(threading.Thread):
    daemon = True

    def __init__(self):
        threading.Thread.__init__(self, name="heart")
        self.cond = threading.Condition(threading.Lock())
        self.beats = 0

    def run(self):
        while True:
            self._pause()
            self._beat()

    def _pause(self):
        time.sleep(0.4)  # holder

    def _beat(self):
        with self.cond:
            self.beats += 1
            self.cond.notify_all()

    def wait_for_beat(self):
        with self.cond:
            before = self.beats
            self.cond.wait_for(lambda: self.beats > before)  # blocked


heart = Heart()
heart.start()
heart.wait_for_beat()
pid = os.fork()  # fork
if pid == 0:
    heart.wait_for_beat()
    os._exit(0)
os.waitpid(pid, 0)
