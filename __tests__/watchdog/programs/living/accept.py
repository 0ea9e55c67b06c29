import socket
from common import in_child, wait_for

listener = socket.socket()
listener.bind(('127.0.0.1', 0))
listener.listen(1)
wait_for(in_child(listener.accept))
