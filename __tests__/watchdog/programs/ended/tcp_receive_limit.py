# python: >=3.6
from common import *  # noqa: F403

server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen(1)


def wait():
    connection = socket.create_connection(server.getsockname())
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack('ll', LATE, 0))
    try:
        connection.recv(1)
    except BlockingIOError:
        pass


pid = child(wait)
connection = server.accept()[0]
ends(pid)
