# passed
# The first wait has no limit, the second has one.
import socket
import struct
import time
from common import in_child, wait_for

here, there = socket.socketpair()


def child():
    time.sleep(1)
    there.send(b'x')


pid = in_child(child)
assert here.recv(1) == b'x'
wait_for(pid)
here.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack('ll', 1, 0))
try:
    here.recv(1)
except socket.error:
    pass
