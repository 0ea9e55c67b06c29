"""What a socket is connected to: reaper.py answers that question with this.

/proc does not show a socket's other end; the kernel's sock_diag(7) tells it to anybody. Nor does it
show whether a socket's reads and writes have a time limit (SO_RCVTIMEO): for that the socket itself
is needed, which pidfd_getfd(2) (Linux 5.6) copies for an ancestor; its process does not notice.

A TCP connection counts where both of its ends are on this machine, nothing is on the way, and
neither a keepalive nor another timer of the kernel could end it (proc_net_tcp).

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
UDIAG_SHOW_NAME, UDIAG_SHOW_PEER = 1, 4
UNIX_DIAG_NAME, UNIX_DIAG_PEER = 0, 2
ESTABLISHED = 1
ANY = 0xFFFFFFFF
HEADER, REQUEST, REPLY, ATTRIBUTE = "=IHHII", "=BBHIIIII", "=BBBBIII", "=HH"
PATIENCE = 1  # seconds

libc = ctypes.CDLL(None, use_errno=True)


def connection(pid, fd):
    """Inodes of the socket that a process has there, and of its other end.

    The latter is 0 where it has none for life (not yet accepted, known by a name), or a time limit.
    """
    own = copy(pid, fd)
    try:
        inode = os.fstat(own).st_ino
        if option(own, socket.SO_RCVTIMEO) or option(own, socket.SO_SNDTIMEO):
            return inode, 0
        return inode, peer(inode) or tcp_peer(pid, inode)
    finally:
        os.close(own)


def copy(pid, fd):
    process = checked(libc.syscall(PIDFD_OPEN, pid, 0))
    try:
        return checked(libc.syscall(PIDFD_GETFD, process, fd, 0))
    finally:
        os.close(process)


def option(fd, name):
    # Not by a socket object, which may change the blocking mode that the trial shares.
    value = ctypes.create_string_buffer(16)
    size = ctypes.c_uint32(16)
    checked(libc.getsockopt(fd, socket.SOL_SOCKET, name, value, ctypes.byref(size)))
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
    at += struct.calcsize(REPLY)
    # A datagram socket without a name is heard by its other end only; the others keep theirs.
    if kind == socket.SOCK_DGRAM and attribute(UNIX_DIAG_NAME, reply, at) is not None:
        return 0
    if kind != socket.SOCK_DGRAM and state != ESTABLISHED:
        return 0
    return found == inode and attribute(UNIX_DIAG_PEER, reply, at) or 0


def tcp_peer(pid, inode):
    """Inode of the other end of a quiet TCP connection within this machine, or 0."""
    rows = [row for name in ("tcp", "tcp6") for row in tcp_rows(pid, name)]
    own = [row for row in rows if row.inode == inode]
    others = [
        row for row in rows if own and (row.local, row.remote) == (own[0].remote, own[0].local)
    ]
    if len(own) != 1 or len(others) != 1 or not (own[0].is_quiet and others[0].is_quiet):
        return 0
    return others[0].inode


class Row(object):
    """A line of /proc/net/tcp: addresses, state, queues, timer, inode."""

    def __init__(self, fields):
        self.local, self.remote, self.inode = fields[1], fields[2], int(fields[9])
        queues_are_empty = set(fields[4]) <= set("0:")
        no_timer = fields[5].startswith("00:")
        self.is_quiet = fields[3] == "01" and queues_are_empty and no_timer


def tcp_rows(pid, name):
    try:
        with open("/proc/%d/net/%s" % (pid, name)) as table:
            return [Row(line.split()) for line in table.readlines()[1:]]
    except (IOError, OSError):
        return []


def ask(inode):
    # Protocol 0, any state, any cookie.
    request = struct.pack(
        REQUEST, socket.AF_UNIX, 0, 0, ANY, inode, UDIAG_SHOW_NAME | UDIAG_SHOW_PEER, ANY, ANY
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
    """An attribute's first number, 0 if it has none; None where it is missing."""
    while at + 4 <= len(reply):
        size, kind = struct.unpack_from(ATTRIBUTE, reply, at)
        if kind == wanted:
            return struct.unpack_from("=I", reply, at + 4)[0] if size >= 8 else 0
        at += max(4, (size + 3) & ~3)
    return None
