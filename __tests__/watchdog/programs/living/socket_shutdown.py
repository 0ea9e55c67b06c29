# passed
# The child has the reader's own end only, and shuts it down.
import socket
import time
from common import in_child, wait_for

here, there = socket.socketpair()


def child():
    there.close()
    time.sleep(1)
    here.shutdown(socket.SHUT_RDWR)


pid = in_child(child)
assert here.recv(1) == b''
wait_for(pid)
