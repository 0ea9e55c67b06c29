# hazard: emulated-lock
# lock: the getaddrinfo lock (emulated)
# emulate: getaddrinfo-lock
import multiprocessing
import socket
import threading
import time


class Monitor(threading.Thread):
    def __init__(self, host):
        super().__init__(name='monitor', daemon=True)
        self.host = host

    def run(self):
        while True:
            self.resolve()

    def resolve(self):
        return socket.getaddrinfo(self.host, 27017)  # holder


def connect():
    socket.create_connection(('localhost', 1), timeout=1)  # blocked


if __name__ == '__main__':
    threading.Thread(target=time.sleep, args=(3,), daemon=True).start()
    Monitor('localhost').start()
    time.sleep(0.1)
    child = multiprocessing.get_context('fork').Process(target=connect)
    child.start()  # fork
    child.join()
