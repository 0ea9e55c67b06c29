"""getaddrinfo.py with its fork before its thread: the fork-first variant, not a scenario."""

import os
import socket
import threading


def look_up(host):
    socket.getaddrinfo(host, 80)


child = os.fork()
if child == 0:
    look_up('127.0.0.1')
    os._exit(0)

thread = threading.Thread(target=look_up, args=('localhost',))
thread.start()
os.waitpid(child, 0)
thread.join()
