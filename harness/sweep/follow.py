"""Locks of our own making in place of `Lock` and `RLock`: they tell who takes them.

`watcher` is told of each: made(lock), asks(lock, blocking, timeout) before a forked child waits or
any thread has to, took(lock), gives(lock), renewed(lock). Everything else is as the program knows
it: the type is the same for all locks that it makes, locks that are not ours count as instances of
it, a copy is refused, and so on.

Left alone are the locks by which the interpreter imports modules and those by which `threading`
runs its threads and wakes the waiters of a condition: nobody else can hold one.
"""

import sys

thread = observer.thread
RealLock, RealRLock = type(thread.allocate_lock()), thread.RLock
allocate = thread.allocate_lock
get_ident = thread.get_ident
watcher = None
waits = {}
# Called when the interpreter flushes the streams: the program's main module has ended.
at_last_flush = None


def is_of_interpreter(frame):
    while frame is not None and frame.f_code.co_filename in observer.OURS:
        frame = frame.f_back
    return frame is None


class Kind(type):
    """Of a class that stands for another one: its instances are those of both."""

    stands_for = object

    def __instancecheck__(cls, instance):
        return type.__instancecheck__(cls, instance) or isinstance(instance, cls.stands_for)

    def __subclasscheck__(cls, other):
        return type.__subclasscheck__(cls, other) or issubclass(other, cls.stands_for)

    def __repr__(cls):
        return repr(cls.stands_for)


def is_left_alone(frame):
    while frame is not None and frame.f_code.co_filename in observer.OURS:
        frame = frame.f_back
    if frame is not None and frame.f_code.co_filename.startswith('<frozen importlib'):
        return True
    while frame is not None and frame.f_globals.get('__name__') == 'threading':
        code = frame.f_code
        if code.co_name == 'wait' and 'waiter' in code.co_varnames:
            return True
        if code.co_name == '__init__' and '_started' in code.co_names or code.co_name == '<module>':
            return True
        frame = frame.f_back
    return False


class Lock(metaclass=Kind):
    __slots__ = ('real', 'about', 'holder', 'depth', '__weakref__')
    stands_for = RealLock

    def __new__(cls, *args, **keywords):
        # Its own complaints about arguments.
        real = RealLock(*args, **keywords) if args or keywords else allocate()
        if is_left_alone(sys._getframe()):
            return real
        self = object.__new__(cls)
        self.real, self.holder, self.depth = real, None, 0
        watcher.made(self)
        return self

    def __init_subclass__(cls):
        raise TypeError("type '_thread.lock' is not an acceptable base type")

    def acquire(self, blocking=True, timeout=-1):
        if watcher.child:
            watcher.asks(self, blocking, timeout)
        if timeout != -1 or not self.real.acquire(False):
            me = get_ident()
            waits[me] = self
            try:
                if not self.real.acquire(blocking, timeout):
                    return False
            finally:
                waits.pop(me, None)
        try:
            watcher.took(self)
        except:  # a signal's handler, say: who does not get out of here with it does not have it
            self.real.release()
            raise
        return True

    def release(self):
        try:
            watcher.gives(self)
        finally:
            self.real.release()

    def locked(self):
        return self.real.locked()

    def _at_fork_reinit(self):
        self.real._at_fork_reinit()
        self.holder = None
        watcher.renewed(self)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exception):
        self.release()

    acquire_lock, release_lock, locked_lock = acquire, release, locked

    def __repr__(self):
        return repr(self.real).replace(hex(id(self.real)), hex(id(self)))

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle '_thread.lock' object")

    def __dir__(self):
        return dir(self.real)


class RLock(RealRLock, metaclass=Kind):
    __slots__ = ('about', 'holder', 'depth')
    stands_for = RealRLock

    def __new__(cls, *args, **keywords):
        if cls is RLock and is_left_alone(sys._getframe()):
            return RealRLock(*args, **keywords)
        self = RealRLock.__new__(cls, *args, **keywords)
        self.holder, self.depth = None, 0
        watcher.made(self)
        return self

    def acquire(self, blocking=True, timeout=-1):
        if watcher.child and not self._is_owned():
            watcher.asks(self, blocking, timeout)
        if timeout != -1 or not RealRLock.acquire(self, False):
            me = get_ident()
            waits[me] = self
            try:
                if not RealRLock.acquire(self, blocking, timeout):
                    return False
            finally:
                waits.pop(me, None)
        self.depth += 1
        if self.depth == 1:
            try:
                watcher.took(self)
            except:
                self.depth = 0
                RealRLock.release(self)
                raise
        return True

    def release(self):
        try:
            if self._is_owned():
                self.depth -= 1
                if self.depth == 0:
                    watcher.gives(self)
        finally:
            RealRLock.release(self)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exception):
        self.release()

    def _release_save(self):
        if self._is_owned():
            self.depth = 0
            watcher.gives(self)
        return RealRLock._release_save(self)

    def _acquire_restore(self, state):
        if watcher.child:
            watcher.asks(self, True, -1)
        RealRLock._acquire_restore(self, state)
        self.depth = state[0]
        watcher.took(self)

    def _at_fork_reinit(self):
        RealRLock._at_fork_reinit(self)
        self.holder, self.depth = None, 0
        watcher.renewed(self)

    def __repr__(self):
        # The type's own name has no module in it.
        return RealRLock.__repr__(self).replace(' RLock object', ' _thread.RLock object')

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle '_thread.RLock' object")

    def __dir__(self):
        return RealRLock.__dir__(self)


Lock.__name__ = Lock.__qualname__ = RealLock.__name__
RLock.__name__ = RLock.__qualname__ = RealRLock.__name__
Lock.__module__, RLock.__module__ = RealLock.__module__, RealRLock.__module__
Lock.__doc__, RLock.__doc__ = RealLock.__doc__, RealRLock.__doc__


class Part(object):
    """A lock of the interpreter's own, which others take for the program: it has a name, and no
    object that could be replaced."""
    __slots__ = ('about', 'holder', 'name')

    def __init__(self, kind, name):
        self.holder, self.name = None, name
        watcher.made_inside(self, kind)


modules = {}


def follow_imports():
    """The locks by which modules are imported, one for each name; `importlib` makes them anew."""
    kind = getattr(sys.modules.get('_frozen_importlib'), '_ModuleLock', None)
    if kind is None:
        return
    acquire, release = kind.acquire, kind.release

    def acquire_told(self):
        lock = modules.get(self.name) or modules.setdefault(
            self.name, Part('import', 'import lock of ' + self.name))
        if watcher.child:
            watcher.asks(lock, True, -1)
        me = get_ident()
        outer, waits[me] = waits.get(me), lock
        try:
            result = acquire(self)
        finally:
            waits[me] = outer
        watcher.took(lock)
        return result

    def release_told(self):
        lock = modules.get(self.name)
        if lock is not None:
            watcher.gives(lock)
        return release(self)

    kind.acquire, kind.release = acquire_told, release_told


def follow_lookups():
    """The emulated lock of name lookups, where the trial has it."""
    emulation = observer.parts.get('knobs/emulate.py')
    if emulation is None:
        return
    kind, part = emulation.NameLock, Part('emulated', 'the getaddrinfo lock')
    take, release = kind.take, kind.release

    def take_told(self, me):
        if watcher.child:
            watcher.asks(part, True, -1)
        taken = take(self, me)
        if taken:
            watcher.took(part)
        return taken

    def release_told(self):
        watcher.gives(part)
        release(self)

    kind.take, kind.release = take_told, release_told


def follow_output():
    """The locks of the buffers of stdout and stderr: whoever writes has one while a pipe is full."""
    io = sys.modules['_io']  # 3.14 starts without io

    class Raw(io.FileIO):
        def write(self, data):
            watcher.took(self.part)
            try:
                return io.FileIO.write(self, data)
            finally:
                watcher.gives(self.part)

    class Buffer(io.BufferedWriter):
        def write(self, data):
            return self.told(io.BufferedWriter.write, data)

        def flush(self):
            if at_last_flush and is_of_interpreter(sys._getframe()):
                observer.quietly(at_last_flush)
            return self.told(io.BufferedWriter.flush)

        def told(self, function, *args):
            if not watcher.child:
                return function(self, *args)
            part = self.raw.part
            watcher.asks(part, True, -1)
            result = function(self, *args)
            watcher.has(part)
            return result

    for kind, base in ((Raw, io.FileIO), (Buffer, io.BufferedWriter)):
        kind.__name__ = kind.__qualname__ = base.__name__
        kind.__module__ = base.__module__
    for name in ('stdout', 'stderr'):
        follow_stream(io, name, Raw, Buffer)


def follow_stream(io, name, raw_type, buffer_type):
    stream = getattr(sys, name, None)
    buffer = getattr(stream, 'buffer', None)
    if type(stream) is not io.TextIOWrapper or type(buffer) is not io.BufferedWriter:
        return  # unbuffered, closed, or somebody else's
    raw = raw_type(buffer.raw.fileno(), buffer.raw.mode, closefd=False)
    raw.name = buffer.raw.name
    raw.part = Part('buffer', 'the buffer of ' + name)
    fresh = io.TextIOWrapper(buffer_type(raw), stream.encoding, stream.errors, None,
                             stream.line_buffering, getattr(stream, 'write_through', False))
    fresh.mode = stream.mode
    setattr(sys, name, fresh)
    setattr(sys, '__%s__' % name, fresh)


for ours in (Lock, RLock):
    if not hasattr(ours.stands_for, '_at_fork_reinit'):  # Python 3.8
        del ours._at_fork_reinit


def reset_in_child():
    """Of the threads that waited, only the one that forked is there."""
    waits.clear()


def is_held(lock):
    """Whether somebody has it, without taking it."""
    if type(lock) is Lock:
        return lock.real.locked()
    return lock.holder is not None if type(lock) is Part else lock.depth > 0


def install(told):
    """Every lock that is made from now on is followed."""
    global watcher
    watcher = told
    make = observer.StandIn(allocate, lambda _: Lock())
    renamed = {'allocate_lock': make, 'allocate': make, 'RLock': RLock, 'LockType': Lock}
    if hasattr(thread, 'lock'):  # a class since Python 3.13
        renamed['lock'] = Lock
    for name, value in renamed.items():
        if hasattr(thread, name):
            setattr(thread, name, value)
    threading = sys.modules.get('threading')
    if threading is not None:  # a .pth file of site-packages has imported it
        known = {'_allocate_lock': make, 'Lock': getattr(thread, 'lock', make), '_CRLock': RLock}
        for name, value in known.items():
            setattr(threading, name, value)
    follow_imports()
    follow_lookups()
    follow_output()
