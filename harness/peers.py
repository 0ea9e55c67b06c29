"""What a UNIX socket is connected to: reaper.py answers that question with this.

/proc does not show a socket's other end; the kernel's sock_diag(7) tells it to anybody. Nor does it
show whether a socket's reads and writes have a time limit (SO_RCVTIMEO): for that the socket itself
is needed, which pidfd_getfd(2) (Linux 5.6) copies for an ancestor; its process does not notice.

It runs on CPython 2.7 to 3.15 and PyPy, and raises whatever goes wrong.
"""
import ctypes
import os
import socket
import struct

PIDFD_OPEN, PIDFD_GETFD = 434, 438  # the same on all architectures but alpha
NETLINK_SOCK_DIAG = 4
SOCK_DIAG_BY_FAMILY = 20
NLM_F_REQUEST = 1
UDIAG_SHOW_PEER = 4
UNIX_DIAG_PEER = 2
ESTABLISHED = 1
ANY = 0xFFFFFFFF
HEADER, REQUEST, REPLY, ATTRIBUTE = "=IHHII", "=BBHIIIII", "=BBBBIII", "=HH"
PATIENCE = 1  # seconds

libc = ctypes.CDLL(None, use_errno=True)


def connection(pid, fd):
    """Inodes of the socket that a process has there, and of its other end.

    The latter is 0 where it has none for life (datagrams, not yet accepted), or a time limit.
    """
    own = copy(pid, fd)
    try:
        inode = os.fstat(own).st_ino
        limited = has_limit(own, socket.SO_RCVTIMEO) or has_limit(own, socket.SO_SNDTIMEO)
    finally:
        os.close(own)
    return inode, 0 if limited else peer(inode)


def copy(pid, fd):
    process = checked(libc.syscall(PIDFD_OPEN, pid, 0))
    try:
        return checked(libc.syscall(PIDFD_GETFD, process, fd, 0))
    finally:
        os.close(process)


def has_limit(fd, option):
    # Not by a socket object, which may change the blocking mode that the trial shares.
    value = ctypes.create_string_buffer(16)
    size = ctypes.c_uint32(16)
    checked(libc.getsockopt(fd, socket.SOL_SOCKET, option, value, ctypes.byref(size)))
    return any(bytearray(value.raw[: size.value]))


def checked(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return result


def peer(inode):
    """Inode of a UNIX socket's other end, or 0."""
    reply = ask(inode)
    if struct.unpack_from(HEADER, reply)[1] != SOCK_DIAG_BY_FAMILY:
        return 0
    at = struct.calcsize(HEADER)
    _, kind, state, _, found, _, _ = struct.unpack_from(REPLY, reply, at)
    # Only these keep their other end for life.
    if kind not in (socket.SOCK_STREAM, socket.SOCK_SEQPACKET):
        return 0
    if state != ESTABLISHED or found != inode:
        return 0
    return attribute(UNIX_DIAG_PEER, reply, at + struct.calcsize(REPLY))


def ask(inode):
    # Protocol 0, any state, any cookie.
    request = struct.pack(
        REQUEST, socket.AF_UNIX, 0, 0, ANY, inode, UDIAG_SHOW_PEER, ANY, ANY
    )
    size = struct.calcsize(HEADER) + len(request)
    header = struct.pack(HEADER, size, SOCK_DIAG_BY_FAMILY, NLM_F_REQUEST, 1, 0)
    kernel = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, NETLINK_SOCK_DIAG)
    try:
        kernel.settimeout(PATIENCE)
        kernel.send(header + request)
        return kernel.recv(4096)
    finally:
        kernel.close()


def attribute(wanted, reply, at):
    while at + 8 <= len(reply):
        size, kind = struct.unpack_from(ATTRIBUTE, reply, at)
        if kind == wanted:
            return struct.unpack_from("=I", reply, at + 4)[0]
        at += max(4, (size + 3) & ~3)
    return 0
