# passed
import socket
import time
from common import in_child, wait_for

here, there = socket.socketpair()


def child():
    here.close()
    for _ in range(20):
        there.recv(1)
        time.sleep(0.1)
        there.send(b'x')


pid = in_child(child)
there.close()
for _ in range(20):
    here.send(b'x')
    assert here.recv(1) == b'x'
wait_for(pid)
