# hazard: lost-thread
# lock: self._ready
import os
import threading
import time


class Server:
    def __init__(self):
        self._ready = threading.Event()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True, name='server')

    def start(self):
        self._thread.start()

    def _serve(self):
        self._connect()
        self._ready.set()
        self._stop.wait()

    def _connect(self):
        time.sleep(0.6)  # holder

    def request(self):
        self._ready.wait()  # blocked
        return 'answer'


server = Server()
server.start()
threading.Thread(target=lambda: time.sleep(3), daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    server.request()
    os._exit(0)
os.waitpid(pid, 0)
