# lock: Client.lock renewed
import os
import threading
from common import every, forked


class Client:
    def __init__(self):
        self.start()

    def start(self):
        self.pid, self.lock = os.getpid(), threading.Lock()

    def send(self):
        if self.pid != os.getpid():
            self.start()
        with self.lock:
            pass


client = Client()
every(0.005, client.send)
forked(client.send)
