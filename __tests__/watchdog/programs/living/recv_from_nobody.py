# Both ends are in one process: another machine could not be told from this.
import socket

listener = socket.socket()
listener.bind(('127.0.0.1', 0))
listener.listen(1)
client = socket.create_connection(listener.getsockname())
client.recv(1)
