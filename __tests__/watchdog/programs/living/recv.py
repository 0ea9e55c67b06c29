# Waits for data that an own thread sends in time.
import socket
import time
from common import start

here, there = socket.socketpair()


def send():
    time.sleep(60)
    there.send(b'x')


start(send)
here.recv(1)
