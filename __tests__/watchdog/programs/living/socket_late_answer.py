# passed
import socket
import time
from common import in_child, wait_for

here, there = socket.socketpair()


def child():
    here.close()
    time.sleep(1)
    there.send(b'x')


pid = in_child(child)
there.close()
assert here.recv(1) == b'x'
wait_for(pid)
