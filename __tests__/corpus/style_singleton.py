# hazard: orphaned-lock
# lock: cls._instance_lock
import os
import threading
from time import sleep


class Connection(object):
    _instance = None
    _instance_lock = threading.Lock()

    def __new__(cls):
        with cls._instance_lock:  # blocked
            if cls._instance is None:
                instance = super(Connection, cls).__new__(cls)
                instance._dial()
                cls._instance = instance
        return cls._instance

    def _dial(self):
        self._handshake(3)

    def _handshake(self, times):
        for _ in range(times):
            sleep(0.5)  # holder


def background():
    Connection()


if __name__ == "__main__":
    t = threading.Thread(target=background)
    t.setDaemon(True) if not hasattr(t, 'daemon') else setattr(t, 'daemon', True)
    t.start()
    sleep(0.1)
    r = os.fork()  # fork
    if r == 0:
        Connection()
        os._exit(0)
    os.waitpid(r, 0)
