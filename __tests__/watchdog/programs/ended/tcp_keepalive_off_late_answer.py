# python: >=3.6
from common import *  # noqa: F403

server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen(1)


def wait():
    assert socket.create_connection(server.getsockname()).recv(1) == b'x'


pid = child(wait)
connection = server.accept()[0]
later(connection.sendall, b'x')
ends(pid)
