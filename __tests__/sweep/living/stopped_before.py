# lock: Pump.lock protected
# The hook before the fork stops the thread, and the one after it starts it again.
import os
import threading
from common import forked


class Pump:
    def __init__(self):
        self.lock = threading.Lock()
        self.used = threading.Event()
        self.start()
        os.register_at_fork(before=self.stop, after_in_parent=self.start)

    def start(self):
        self.ending = threading.Event()
        self.thread = threading.Thread(target=self.run, args=(self.ending,), daemon=True)
        self.thread.start()

    def stop(self):
        self.ending.set()
        self.thread.join()

    def run(self, ending):
        while not ending.wait(0.005):
            with self.lock:
                pass
            self.used.set()

    def use(self):
        with self.lock:
            pass


pump = Pump()
pump.used.wait()
forked(pump.use)
