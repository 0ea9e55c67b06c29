# hazard: emulated-lock
# lock: the getaddrinfo lock (emulated)
# emulate: getaddrinfo-lock
import os
import socket
import threading
import time


def resolve(host):
    while True:
        socket.getaddrinfo(host, None)  # holder


def in_child(host):
    socket.getaddrinfo(host, None)  # blocked


threading.Thread(target=resolve, args=('localhost',), daemon=True).start()
time.sleep(0.1)
pid = os.fork()  # fork
if pid == 0:
    thread = threading.Thread(target=in_child, args=('localhost',))
    thread.start()
    thread.join()
    os._exit(0)
os.waitpid(pid, 0)
