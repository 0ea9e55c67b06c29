"""The knob `emulate`: makes the machine behave like another platform."""

import sys

LOOKUP_SECONDS = 0.03


class NameLock(object):
    """One lock for the process's name lookups, as CPython had it on a Mac until 2015: no fork
    resets it, and it is released only when the GIL is held again. Each lookup is widened, so that
    a fork can meet one.

    Taking it when it is free does not release the GIL, as Python 2's own locks do first (and
    getpid() on PyPy): a fork could come just before. The gate, a raw lock that is never free for
    long, is for waiting.
    """

    def __init__(self):
        self.holder = {}
        self.waiting = []
        self.gate = observer.thread.allocate_lock()
        self.gate.acquire()

    def take(self, me):
        return self.holder.setdefault('is', me) == me

    def wait_for_emulated_getaddrinfo_lock(self, me):
        self.waiting.append(me)
        try:
            while not self.take(me):
                self.gate.acquire()
        finally:
            self.waiting.remove(me)

    def release(self):
        del self.holder['is']
        if self.waiting:
            try:
                self.gate.release()
            except observer.thread.error:
                pass  # open already

    def look_up(self, host, function, *args, **keywords):
        # A new thread of a child can have the identity of a lost one.
        me = (observer.generation, observer.thread.get_ident())
        if self.holder.get('is') == me:
            return function(*args, **keywords)
        taken, since, facts = self.take(me), observer.time.time(), {}
        try:
            facts = observer.quietly(lookup_facts, host) or {}
            observer.quietly(observer.record, 'lookup', t=since, did='asked', **facts)
            if not taken:
                self.wait_for_emulated_getaddrinfo_lock(me)
                taken, since = True, observer.time.time()
            observer.quietly(observer.record, 'lookup', t=since, did='got', **facts)
            observer.time.sleep(LOOKUP_SECONDS)
            return function(*args, **keywords)
        finally:
            if taken:
                # Its time is that of the release, but writing lets others run.
                line = observer.quietly(observer.line_of, 'lookup', did='released', **facts)
                self.release()
                observer.quietly(observer.trace.write, line)


def lookup_facts(host):
    ident = observer.thread.get_ident()
    return {
        'lock': 'getaddrinfo', 'ident': '%d' % ident, 'thread': observer.thread_facts(ident)[0],
        'place': place_of(observer.frames_of(sys._getframe())),
        'host': host if isinstance(host, (bytes, observer.UNICODE)) else None}


def place_of(pairs):
    """The innermost frame of the program's own; where there is none, the innermost."""
    library = sys.modules['os'].path.dirname(sys.modules['os'].__file__)
    frames = observer.plain_frames(pairs)
    own = [frame for frame in frames
           if frame[0][:1] == '/' and not frame[0].startswith(library + '/')
           and '/site-packages/' not in frame[0] and '/dist-packages/' not in frame[0]]
    return (own or frames or [None])[0]


def is_name(socket, host):
    """Whether connect() and its like have to look it up."""
    if not isinstance(host, (bytes, observer.UNICODE)) or host in (type(host)(), '<broadcast>'):
        return False
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            zone = u'%' if isinstance(host, observer.UNICODE) else b'%'
            socket.inet_pton(family, host.split(zone)[0])
            return False
        except (socket.error, TypeError, ValueError):
            pass
    return True


def resolving_socket(socket, lock, getaddrinfo):
    """socket.socket whose methods look a host's name up under the lock before they start."""
    base = socket.socket

    def resolve(self, address):
        inet = self.family in (socket.AF_INET, socket.AF_INET6)
        if inet and isinstance(address, tuple) and address and is_name(socket, address[0]):
            try:
                lock.look_up(address[0], getaddrinfo, address[0], None, self.family)
            except (socket.error, UnicodeError):
                pass  # the real call fails with it, too

    def resolving(name):
        original = getattr(base, name)

        def method(self, *args):
            resolve(self, args[-1] if args else None)
            return original(self, *args)

        method.__name__, method.__doc__ = name, original.__doc__
        return method

    names = ('connect', 'connect_ex', 'bind', 'sendto')
    methods = {name: resolving(name) for name in names}
    methods.update(__slots__=(), __module__='_socket', __doc__=base.__doc__)  # type: ignore
    return type(base)('socket', (base,), methods)


def turn(names):
    if 'getaddrinfo-lock' in names:
        emulate_getaddrinfo_lock()


def emulate_getaddrinfo_lock():
    # Only one lock is to be in question, and this module is imported by the first lookup.
    __import__('encodings.idna')
    socket = __import__('_socket')
    lock = NameLock()
    getaddrinfo = socket.getaddrinfo

    def locked(function, *args, **keywords):
        host = args[0] if args else keywords.get('host')
        host = host[0] if isinstance(host, tuple) and host else host
        return lock.look_up(host, function, *args, **keywords)

    socket.socket = resolving_socket(socket, lock, getaddrinfo)
    for name in ('getaddrinfo', 'getnameinfo', 'gethostbyname', 'gethostbyname_ex',
                 'gethostbyaddr'):
        observer.replace([socket], name, locked)
