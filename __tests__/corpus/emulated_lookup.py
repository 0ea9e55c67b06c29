# hazard: emulated-lock
# lock: the getaddrinfo lock (emulated)
# emulate: getaddrinfo-lock
import os
import socket
import threading


def lookup():
    socket.getaddrinfo('localhost', 80)  # holder


threading.Thread(target=lookup).start()
pid = os.fork()  # fork
if pid == 0:
    socket.getaddrinfo('127.0.0.1', 80)  # blocked
    os._exit(0)
os.waitpid(pid, 0)
