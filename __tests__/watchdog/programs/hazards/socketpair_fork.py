import socket
import threading
from common import hold, in_child

lock = threading.Lock()
here, there = socket.socketpair()


def child():
    here.close()
    with lock:
        there.send(b'x')


hold(lock)
in_child(child)
there.close()
here.recv(1)
