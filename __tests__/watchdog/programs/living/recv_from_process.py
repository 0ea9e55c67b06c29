import socket
import time
from common import in_child

here, there = socket.socketpair()


def send():
    time.sleep(60)
    there.send(b'x')


in_child(send)
here.recv(1)
