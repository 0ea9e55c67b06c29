# The parent writes more than the socket takes, to a child that never reads.
import socket
import threading
from common import hold, in_child

lock = threading.Lock()
here, there = socket.socketpair()


def child():
    with lock:
        there.recv(1)


hold(lock)
in_child(child)
there.close()
here.sendall(b'x' * (8 << 20))
