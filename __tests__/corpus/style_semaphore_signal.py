# hazard: lost-thread
# lock: self.items
import os
import threading
import time


class Channel:
    def __init__(self):
        self.items = threading.Semaphore(0)

    def produce(self):
        while True:
            time.sleep(1)  # holder
            self.items.release()

    def consume(self):
        self.items.acquire()  # blocked


channel = Channel()
threading.Thread(target=channel.produce, daemon=True).start()
threading.Thread(target=time.sleep, args=(3,), daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    channel.consume()
    os._exit(0)
os.waitpid(pid, 0)
