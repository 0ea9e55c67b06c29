# passed
# Anybody may send to it.
import os
import socket
import tempfile
import time
from common import in_child, wait_for

folder = tempfile.mkdtemp()
name = os.path.join(folder, 'socket')
here = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
here.bind(name)


def child():
    time.sleep(1)
    socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b'x', name)


pid = in_child(child)
assert here.recv(1) == b'x'
wait_for(pid)
os.remove(name)
os.rmdir(folder)
