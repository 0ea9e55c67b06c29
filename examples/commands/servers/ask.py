"""Starts gunicorn, asks it for a price, and ends it. Its master ends a worker that is silent for 3 s."""
import http.client
import os
import socket
import subprocess
import time

PATIENCE = 60


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def command(address):
    return ["gunicorn", "--preload", "--timeout", "3", "--bind", address, "web:application"]


def ask(port):
    end = time.monotonic() + PATIENCE
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", "/")
            return connection.getresponse().read()
        except ConnectionRefusedError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        finally:
            connection.close()


os.chdir(os.path.dirname(os.path.abspath(__file__)))
port = free_port()
server = subprocess.Popen(command("127.0.0.1:%d" % port))
try:
    print("the price is", int(ask(port)))
finally:
    server.terminate()
    server.wait()
