"""What the programs beside this file share: each looks stuck, and its own program ends that."""
import array
import ctypes
import os
import signal
import socket
import struct
import threading
import time
import traceback

libc = ctypes.CDLL(None, use_errno=True)
LATE = 2


def child(function, *arguments):
    pid = os.fork()
    if pid:
        return pid
    code = 9
    try:
        function(*arguments)
        code = 0
    except BaseException:
        traceback.print_exc()
    os._exit(code)


def forever():
    threading.Event().wait()


def later(function, *arguments):
    """Calls it after a while in a thread of its own."""
    def run():
        time.sleep(LATE)
        function(*arguments)
    thread = threading.Thread(target=run)
    thread.daemon = True
    thread.start()
    return thread


def ends(pid, signal_number=0):
    status = os.waitpid(pid, 0)[1]
    assert status == signal_number, status


def send(connection, number):
    rights = array.array('i', [number])
    connection.sendmsg([b'f'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, rights)])


def take(connection):
    ancillary = connection.recvmsg(1, socket.CMSG_SPACE(4))[1]
    return struct.unpack('i', ancillary[0][2][:4])[0]


FUTEX = {'x86_64': 202, 'aarch64': 98}[os.uname()[4]]


def futex_wait(address, value):
    return libc.syscall(ctypes.c_long(FUTEX), ctypes.c_void_p(address), 0, value, None, None, 0)


def futex_wake(address):
    return libc.syscall(ctypes.c_long(FUTEX), ctypes.c_void_p(address), 1, 10, None, None, 0)
