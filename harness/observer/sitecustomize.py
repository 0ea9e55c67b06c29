"""Rides along in a trial and writes down what concerns forks; loads what a variant changes.

Python imports this file by its name because the watchdog put its folder into PYTHONPATH. It runs
unchanged on CPython 2.7, 3.6 and later (free-threaded too) and PyPy, takes its folder out of
sys.path again, and lets a sitecustomize of the user's own load as if it had never been here.
PYTHONPATH stays in the environment, so Pythons that the repro starts are observed too.

From the environment:
  FORK_SAFETY_TRIAL  the trial's folder, with two existing files `trace` and `stacks`; without it
                     nothing is observed or changed
  FORK_SAFETY_KNOBS  a Python literal: {"NAME": what is given to turn() of ../knobs/NAME.py, ...,
                     "folder": "/script's"}

`trace` gets one ASCII JSON object a line, each in one appending write. Each has "e" (what
happened), "pid" and "t" (seconds since the epoch; a fork's is taken just before the fork):
  start           ppid, impl, version, test: the test that it was started in, where a runner says so
  fork            n (counts within the process), ident, test: the one that forks, where a runner says
                  so, stacks: every thread just before the fork;
                  "locks" of a stack: [frame, path, id(), kind, owner, spot] of each lock that was held
                  by somebody and that the frame reaches by that path; kind "import": of a module
                  that the thread imports, with the id() of the lock on which others wait for it;
                  spot: what the frame was about, as [line, end, column, end] of the source, or
                  before Python 3.11 as [opcode]
  child           ppid, n: the fork that made this process
  exec            it becomes another program; exec-failed: it does not after all
  reaped          child, status: as wait() gave it
  kill            target (negative for a process group), signal: a deadly one was sent
  handler         signal, set: Python code has given it a handler, or taken that away
  timer           until (null: switched off), every: alarm() or setitimer() by the wall clock
  uncaught        type, text, frames: an exception that ends the program
  warning         category, text: also those that filters hide
  lookup          lock, did, ident, thread, place, host: of the emulated lock; order them by "t"
  preload-failed  module, text
  knob-failed     text: the variant is not what it says
  full            records are left out here: of this process for now, or of all for good
Frames are [file, line, function], innermost first.

On request (signal 61 on Linux, SIGINFO on macOS and the BSDs) CPython's faulthandler appends all
Python stacks of the process to `stacks`. Who asks must see first that the signal is caught, and
that a descriptor still leads to the file: 250 is reserved for `trace` and 251 for `stacks`, else
the first free pair of the numbers in PAIRS.

The rule for everything here: import nothing that the repro might import, take no lock, make no
call that releases the GIL between being asked and fork(), write only afterwards, never break the
program.
"""

import posix
import sys

MAX_TEXT, MAX_FRAMES, MAX_THREADS = 4000, 64, 64
# Bytes of a process's records: so many at once, so many a second; and of the whole file.
MAX_BYTES, BYTES_A_SECOND, MAX_FILE = 2000000, 500000, 256000000
MAX_WARNINGS = 100
PAIRS = ((250, 251), (230, 231), (120, 121), (60, 61), (30, 31), (20, 21), (12, 13))
LINUX = sys.platform.startswith('linux')
STACKS_SIGNAL = 61 if LINUX else 29
ITIMER_REAL = 0
UNICODE = type(u'')
HERE = sys._getframe().f_code.co_filename
OURS = {HERE}
SYSTEM = [sys.modules['os'], posix]  # what one finds a program finds in the other
PYTHON_2 = sys.version_info[0] == 2
NAME = 'pypy' if '__pypy__' in sys.builtin_module_names else \
    sys.implementation.name if hasattr(sys, 'implementation') else 'cpython'


def borrow(name):
    """A built-in module, without leaving it, or what it imports, in sys.modules for the program
    to find."""
    known = list(sys.modules)
    try:
        return __import__(name)
    finally:
        for new in set(sys.modules).difference(known):
            del sys.modules[new]


codecs = borrow('_codecs')  # Python 2 imports modules for str.encode() and decode()
collector = borrow('gc')
time = borrow('time')
thread = borrow('thread' if PYTHON_2 else '_thread')


def quietly(function, *args, **keywords):
    """Calls one of ours so that its errors stay here; what a signal handler raises passes."""
    try:
        return function(*args, **keywords)
    except:  # noqa: E722
        kind, _, place = sys.exc_info()
        while place.tb_next:
            place = place.tb_next
        foreign = place.tb_frame.f_code.co_filename not in OURS
        if kind is KeyboardInterrupt or started and foreign:
            raise


started = False


# Records


class Escapes(dict):
    """For str.translate: what stands for a character in an ASCII JSON text."""

    def __missing__(self, code):
        if 31 < code < 127 and code not in (34, 92):
            text = UNICODE(chr(code))
        elif code < 0x10000:
            text = u'\\u%04x' % code
        else:
            code -= 0x10000
            text = u'\\u%04x\\u%04x' % (0xD800 + (code >> 10), 0xDC00 + (code & 0x3FF))
        return self.setdefault(code, text) if code < 128 else text


ESCAPES = Escapes()


def decoded(data):
    """As Python 3 reads names of files: a byte that is no UTF-8 is a lone surrogate."""
    text = u''
    while True:
        try:
            return text + codecs.utf_8_decode(data, 'strict', True)[0]
        except UnicodeDecodeError as error:
            text += codecs.utf_8_decode(data[:error.start])[0]
            for byte in bytearray(data[error.start:error.end]):
                text += codecs.unicode_escape_decode(b'\\udc' + codecs.ascii_encode(u'%02x' % byte)[0])[0]
            data = data[error.end:]


def quote(text):
    if isinstance(text, bytes):
        text = decoded(text[:MAX_TEXT])
    # Not text[:n]: a subclass of str may have ideas of its own.
    text = UNICODE.__getitem__(text, slice(MAX_TEXT))
    return u'"' + text.translate(ESCAPES) + u'"'


def encode(value):
    """JSON in ASCII. No module json: the repro may be the first to import it."""
    if value is None:
        return u'null'
    if isinstance(value, (bytes, UNICODE)):
        return quote(value)
    if isinstance(value, float):
        return u'%.6f' % value
    if isinstance(value, (list, tuple)):
        return u'[' + u','.join([encode(item) for item in value]) + u']'
    if isinstance(value, dict):
        pairs = [quote(key) + u':' + encode(item) for key, item in value.items()]
        return u'{' + u','.join(pairs) + u'}'
    return u'%d' % value


def line_of(event, **fields):
    head = u'{"e":"%s","pid":%d,"t":%.6f' % (event, posix.getpid(), fields.pop('t', time.time()))
    rest = [u',"%s":%s' % (key, encode(value)) for key, value in fields.items()]
    return codecs.ascii_encode(head + u''.join(rest) + u'}\n')[0]


def identity(status):
    return status.st_dev, status.st_ino


def status_of(number, file):
    """The status of a file by a number that leads to it; None where the program has closed it, and
    may have reused it."""
    if number is None:
        return None
    try:
        status = posix.fstat(number)
    except OSError:
        return None
    return status if identity(status) == file else None


def close_on_exec(number):
    # Python 2 has neither O_CLOEXEC nor an uninheritable dup2.
    if PYTHON_2:
        borrow('fcntl').fcntl(number, 2, 1)


def open_to_append(path):
    return posix.open(path, posix.O_WRONLY | posix.O_APPEND | getattr(posix, 'O_CLOEXEC', 0))


def reserve(path, numbers):
    """Opens a file under the first free number, out of the program's way; None where it fails."""
    try:
        number = open_to_append(path)
    except OSError:
        return None
    for wanted in numbers:
        try:
            posix.fstat(wanted)
        except OSError:
            try:
                posix.dup2(number, wanted, *([] if PYTHON_2 else [False]))
                close_on_exec(wanted)
            except OSError:
                continue
            posix.close(number)
            return wanted
    posix.close(number)
    return None


# PyPy counts its turns in another way, and does not give back what it was told.
HAS_TURNS = NAME == 'cpython' and not PYTHON_2


def in_a_hurry(function, *args):
    """Calls what gives the GIL away and wants it back: each busy thread would keep it for its whole
    turn of 5 ms, so that a record among 16 of them took 80 ms."""
    if not HAS_TURNS:
        return function(*args)
    turn = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        return function(*args)
    finally:
        # Kept in whole microseconds, cut off: with half of one more it comes back as it was.
        sys.setswitchinterval(turn + 5e-7)


class Trace(object):
    """The trial's trace file: one record, one line, one write."""

    def __init__(self, path):
        self.path = path
        self.file = identity(posix.stat(path))
        self.number = reserve(path, [pair[0] for pair in PAIRS])
        self.reset()

    def reset(self):
        """Limits hold for each process."""
        self.left, self.since, self.full = MAX_BYTES, time.time(), False
        self.warnings_left = MAX_WARNINGS

    def has_room(self, line):
        if self.left < len(line):
            now = time.time()
            self.left = min(MAX_BYTES, self.left + (now - self.since) * BYTES_A_SECOND)
            self.since = now
        return self.left >= len(line)

    def write(self, line):
        was_full, self.full = self.full, not self.has_room(line)
        if self.full:
            if was_full:
                return
            line = line_of('full')
        self.left -= len(line)
        in_a_hurry(self.put, line)

    def put(self, line):
        status = status_of(self.number, self.file)
        if status:
            if status.st_size < MAX_FILE:
                posix.write(self.number, line)  # type: ignore
            return
        number = open_to_append(self.path)
        try:
            posix.write(number, line)
        finally:
            posix.close(number)


trace = None


def record(event, **fields):
    trace.write(line_of(event, **fields))


# Threads and frames, as plain data: frames of other threads are freed memory in a forked child

started_in = None
main_thread = thread.get_ident()


def seen_frames(frame):
    frames = []
    while frame is not None and len(frames) < MAX_FRAMES:
        if frame.f_code.co_filename not in OURS:
            frames.append(frame)
        frame = frame.f_back
    return frames


def frames_of(frame):
    return [(one.f_code, one.f_lineno) for one in seen_frames(frame)]


def thread_facts():
    """Name and kernel's id of each thread by its ident, from threading's table and without its lock.

    Only walks: without a GIL the lookup of a key that another thread made asks for the dictionary's
    lock, which among four busy threads took half a second.
    """
    threading = sys.modules.get('threading')
    found = {}  # type: dict
    if threading is None:
        found[main_thread] = 'MainThread', None
    for ident, known in list(getattr(threading, '_active', {}).items()):
        facts = dict(list(object.__getattribute__(known, '__dict__').items()))
        found[ident] = facts.get('_name', facts.get('_Thread__name')), facts.get('_native_id')
    return found


def capture():
    """(ident, frames, locks) of every thread, the one that asks first."""
    me = thread.get_ident()
    found = [(me, sys._getframe())]
    found += [pair for pair in sys._current_frames().items() if pair[0] != me]
    reach = Reach() if SHOWS_LOCKS and len(found) > 1 else None
    imports = reach.modules() if reach else {}
    del found[MAX_THREADS:]
    # The search has an end, and it is the others that a child will not have.
    locks = {ident: reach.of(frame) for ident, frame in reversed(found)} if reach else {}
    return [(ident, frames_of(frame), imports.get(ident, []) + locks.get(ident, []))
            for ident, frame in found]


# Locks that a frame can reach: which object it holds is known by identity, not by a name

LOCKS = {type(thread.allocate_lock()): 'Lock', getattr(thread, 'RLock', None): 'RLock'}
# Without a GIL other threads' variables cannot be read in peace; PyPy makes them anew.
SHOWS_LOCKS = NAME == 'cpython' and not PYTHON_2 and getattr(sys, '_is_gil_enabled', lambda: True)()
MAX_REACHED, MAX_NAMES, MAX_LOCKS = 1500, 64, 64
MODULE, GETSET, MEMBER = type(sys), type(Escapes.__dict__['__dict__']), type(type(sys).__dict__['__dict__'])


def dictionary_of(cls):
    """The descriptor by which a class, without running any code of its own, shows what its
    instances have by name; None where there is none."""
    for one in type.__dict__['__mro__'].__get__(cls):
        found = type.__dict__['__dict__'].__get__(one).get('__dict__')
        if found is not None:
            return found if type(found) in (GETSET, MEMBER) else None
    return None


def is_held(lock):
    return lock.locked() if LOCKS[type(lock)] == 'Lock' else repr(lock).startswith('<locked')


def owner_of(lock):
    """Ident of the thread that an RLock names as its owner; a Lock names none."""
    text = repr(lock)
    start = text.find(' owner=') + len(' owner=')
    return text[start:text.find(' ', start)] if start >= len(' owner=') else None


def spot_of(frame):
    """Which part of its line a frame was about: entering a `with`, or its body."""
    code, at = frame.f_code, frame.f_lasti
    if at < 0:
        return None
    if not hasattr(code, 'co_positions'):
        return [code.co_code[at]]
    for index, spot in enumerate(code.co_positions()):
        if index == at // 2:
            return None if None in spot else list(spot)
    return None


def locals_of(frame):
    """A copy of a frame's variables. Until Python 3.13 the frame keeps the dictionary that it is
    asked for, and what is in it alive: it is emptied, unless the program has asked for it too."""
    variables = frame.f_locals
    copy = dict(variables)
    optimized = frame.f_code.co_flags & 1
    if optimized and type(variables) is dict and sys.getrefcount(variables) <= 3:
        variables.clear()
    return copy


class Reach(object):
    """The held locks that frames reach by a name: their own variables, the globals that their
    code names, and two levels of attributes."""

    def __init__(self):
        self.left = MAX_REACHED
        self.known = {}
        self.classes = {}

    def attributes(self, value):
        """What an instance or a module has by name."""
        cls = type(value)
        if cls not in self.classes:
            self.classes[cls] = dictionary_of(cls)
        found = self.classes[cls]
        own = found and found.__get__(value)
        return own if type(own) is dict else {}

    def of(self, frame):
        found = []
        for index, one in enumerate(seen_frames(frame)):
            if self.left <= 0 or len(found) >= MAX_LOCKS:
                break
            for path, lock in self.names(one):
                if is_held(lock):
                    found.append([index, path, u'0x%x' % id(lock), LOCKS[type(lock)],
                                  owner_of(lock), spot_of(one)])
        return found[:MAX_LOCKS]

    def modules(self):
        """The locks of modules that are being imported, by the ident of the thread that does."""
        locks = getattr(sys.modules.get('_frozen_importlib'), '_module_locks', {})
        found = {}
        for name, reference in list(locks.items())[:MAX_LOCKS]:
            lock = reference()
            owner, waits = getattr(lock, 'owner', None), getattr(lock, 'wakeup', None)
            if owner is not None and type(waits) in LOCKS:
                entry = [0, u'import lock of ' + name, u'0x%x' % id(waits), 'import', u'%d' % owner, None]
                found.setdefault(owner, []).append(entry)
        return found

    def names(self, frame):
        used, variables = frame.f_code.co_names[:MAX_NAMES], frame.f_globals
        named = [(name, dict.get(variables, name)) for name in used]
        if frame.f_locals is not variables:
            named += list(locals_of(frame).items())[:MAX_NAMES]
        for name, value in named:
            if type(value) is MODULE:
                inside = self.attributes(value)
                pairs = [(u'.' + other, inside.get(other)) for other in used]
                pairs = [(path, one) for path, one in pairs if type(one) in LOCKS]
            else:
                pairs = self.below(value, 2)
            for path, lock in pairs:
                yield name + path, lock

    def below(self, value, depth):
        if type(value) in LOCKS:
            return [(u'', value)]
        condition = getattr(sys.modules.get('threading'), 'Condition', None)
        if type(value) is condition:  # in a `with` it stands for its lock
            return self.below(self.attributes(value).get('_lock'), 0)
        if depth == 0 or value is None or type(value) is MODULE or self.left <= 0:
            return []
        key = id(value), depth
        if key not in self.known:
            self.left -= 1
            own = list(self.attributes(value).items())[:MAX_NAMES]
            self.known[key] = [(u'.' + name + path, lock) for name, one in own
                               if type(name) is UNICODE
                               for path, lock in self.below(one, depth - 1)]
        return self.known[key]


def absolute(name):
    if not name or name[0] in '/<' or started_in is None:
        return name
    path = sys.modules['os'].path
    return path.normpath(path.join(started_in, name))


def plain_frames(pairs):
    return [[absolute(code.co_filename), line, code.co_name] for code, line in pairs]


# Tests

MAX_SEARCHED = 200


def current_test():
    """The test that this thread runs: pytest puts its name into the environment, unittest's stands
    in the frames."""
    name = sys.modules['os'].environ.get('PYTEST_CURRENT_TEST')
    if name or 'unittest.case' not in sys.modules:
        return name
    frame = sys._getframe()
    for _ in range(MAX_SEARCHED):
        if frame is None:
            return None
        code = frame.f_code
        if code.co_name == 'run' and code.co_filename.endswith('unittest/case.py'):
            variables = locals_of(frame) if NAME == 'cpython' else frame.f_locals
            return name_of_case(variables.get('self'))
        frame = frame.f_back
    return None


def name_of_case(case):
    method = object.__getattribute__(case, '__dict__').get('_testMethodName')
    cls = type(case)
    return method and '.'.join([cls.__module__, getattr(cls, '__qualname__', cls.__name__), method])


# Forks

pending = {}
counted = None
generation = 0


def count_forks():
    global counted
    counted = iter((xrange if PYTHON_2 else range)(1, 1 << 30))


def keep_gil():
    """Python 2 gives the GIL away every 100 ticks; from here on it does not, until told again.

    The ticks that are already counted run out in the loop, so that the stacks are those of the
    fork itself.
    """
    interval = sys.getcheckinterval()  # type: ignore
    sys.setcheckinterval(1 << 30)  # type: ignore
    for _ in range(200):
        pass
    return interval


def without_collecting(function):
    """A collection would run the program's finalizers in the middle of it."""
    collects = collector.isenabled()
    collector.disable()
    try:
        return function()
    finally:
        if collects:
            collector.enable()


def before_fork():
    watch_warnings()
    interval = keep_gil() if PYTHON_2 and len(sys._current_frames()) > 1 else None
    me = thread.get_ident()
    entry = pending[me] = [next(counted), posix.getpid(), time.time(), interval, (), None]  # type: ignore
    entry[5] = quietly(current_test)
    entry[4] = without_collecting(capture)


def forked():
    """What this thread's before_fork kept."""
    entry = pending.pop(thread.get_ident(), None)
    if entry and entry[3] is not None:
        sys.setcheckinterval(entry[3])  # type: ignore
    return entry


def stack_of(ident, pairs, locks, known):
    name, tid = known.get(ident, (None, None))
    return {'ident': '%d' % ident, 'name': name, 'tid': tid, 'frames': plain_frames(pairs),
            'locks': locks}


def after_fork_in_parent():
    entry = forked()
    watch_warnings()
    if entry:
        known = thread_facts()
        stacks = [stack_of(*facts, known=known) for facts in entry[4]]
        ident = '%d' % thread.get_ident()
        record('fork', t=entry[2], n=entry[0], ident=ident, test=entry[5], stacks=stacks)


def after_fork_in_child():
    global generation
    generation += 1
    entry = forked()
    pending.clear()
    count_forks()
    trace.reset()
    watch_warnings()
    if entry:
        record('child', ppid=entry[1], n=entry[0])


class StandIn(object):
    """In place of a built-in function, and like one: it does not bind, shows the same name,
    documentation and signature, and pickles by name."""

    def __init__(self, original, call):
        self.__name__ = original.__name__
        self.__doc__ = original.__doc__
        self.__module__ = original.__module__
        self.__wrapped__ = original
        self._call = call

    def __call__(self, *args, **keywords):
        return self._call(self.__wrapped__, *args, **keywords)

    def __repr__(self):
        return repr(self.__wrapped__)

    def __reduce__(self):
        return self.__name__


def replace(modules, name, call):
    original = getattr(modules[0], name, None)
    if original is not None:
        stand_in = StandIn(original, call)
        for module in modules:
            setattr(module, name, stand_in)


def observed_fork(fork, *args, **keywords):
    quietly(before_fork)
    try:
        result = fork(*args, **keywords)
    except:
        quietly(after_fork_in_parent)
        raise
    child = result[0] if isinstance(result, tuple) else result
    quietly(after_fork_in_parent if child else after_fork_in_child)
    return result


def observed_fork_exec(fork_exec, *args):
    """Python 3.6: forks of subprocess that run a preexec_fn, the last argument, in the child."""
    preexec = args[-1]
    if preexec is None:
        return fork_exec(*args)

    def observed_preexec():
        quietly(after_fork_in_child)
        return preexec()

    quietly(before_fork)
    try:
        return fork_exec(*(args[:-1] + (observed_preexec,)))
    finally:
        quietly(after_fork_in_parent)


def watch_forks():
    count_forks()
    if hasattr(posix, 'register_at_fork'):
        # The first to be registered is asked last before the fork and first after it.
        posix.register_at_fork(
            before=lambda: quietly(before_fork),
            after_in_parent=lambda: quietly(after_fork_in_parent),
            after_in_child=lambda: quietly(after_fork_in_child))
        return
    for name in ('fork', 'forkpty'):
        replace(SYSTEM, name, observed_fork)
    if not PYTHON_2:
        load('knobs/upon_import.py').upon_import(
            ['_posixsubprocess'], lambda module: replace([module], 'fork_exec', observed_fork_exec))


def watch_execs():
    def observed_exec(execute, *args, **keywords):
        quietly(record, 'exec')
        try:
            return execute(*args, **keywords)
        except:
            quietly(record, 'exec-failed')
            raise

    for name in ('execv', 'execve'):
        replace(SYSTEM, name, observed_exec)


# Waits and kills

last_reaped = [None]


def tell_reaped(result):
    if result is None:
        return
    if hasattr(result, 'si_status'):
        ended = {1: result.si_status << 8, 2: result.si_status, 3: result.si_status | 0x80}
        child, status = result.si_pid, ended.get(result.si_code, 0x7F)
    else:
        child, status = result[:2]
    # PyPy makes wait() of wait3(), so one end may be seen twice.
    if last_reaped == [child]:
        return
    if child and (posix.WIFEXITED(status) or posix.WIFSIGNALED(status)):
        last_reaped[0] = child
        record('reaped', child=child, status=status)


def observed_wait(wait, *args, **keywords):
    result = wait(*args, **keywords)
    quietly(tell_reaped, result)
    return result


def observed_waitid(waitid, *args):
    result = waitid(*args)
    if not args[2] & posix.WNOWAIT:
        quietly(tell_reaped, result)
    return result


def harmless_signals():
    """0, and those whose default action does not end a process."""
    signal = borrow('signal' if PYTHON_2 else '_signal')
    names = ('SIGCHLD', 'SIGCONT', 'SIGSTOP', 'SIGTSTP', 'SIGTTIN', 'SIGTTOU', 'SIGURG',
             'SIGWINCH', 'SIGINFO') + (() if LINUX else ('SIGIO',))
    return set([0, None] + [getattr(signal, name, None) for name in names])


def watch_kills():
    harmless = harmless_signals()

    def tell(target, signal):
        if signal not in harmless:
            record('kill', target=target, signal=signal)

    def killer(sign):
        def observed_kill(kill, *args):
            # One's own death can only be told before it.
            own = args[:1] in ((0,), (-1,), (posix.getpid(),), (-sign * posix.getpgrp(),))
            if own and len(args) == 2:
                quietly(tell, sign * args[0], args[1])
            kill(*args)
            if not own:
                quietly(tell, sign * args[0], args[1])
        return observed_kill

    replace(SYSTEM, 'kill', killer(1))
    replace(SYSTEM, 'killpg', killer(-1))


def watch_timers():
    """alarm() and setitimer() by the wall clock: the system shows them to nobody, and an exec
    keeps them."""
    def tell(seconds, interval):
        until = time.time() + seconds if seconds else None
        record('timer', until=until, every=interval)

    def observed_alarm(alarm, *args):
        result = alarm(*args)
        quietly(tell, args[0], 0)
        return result

    def observed_setitimer(setitimer, *args):
        result = setitimer(*args)
        if args[0] == ITIMER_REAL:
            quietly(tell, args[1], args[2] if len(args) > 2 else 0)
        return result

    # Every Python has imported this one by the time that a program begins.
    module = __import__('signal' if PYTHON_2 else '_signal')
    # What became this program may have set one before.
    left = module.getitimer(ITIMER_REAL)
    if left[0]:
        tell(*left)
    replace([module], 'alarm', observed_alarm)
    replace([module], 'setitimer', observed_setitimer)


def watch_handlers():
    """Which handlers run Python code: the system shows only that there is one."""
    known = set()

    def tell(signal, handler):
        is_set = callable(handler)
        if is_set != (signal in known):
            (known.add if is_set else known.remove)(signal)
            record('handler', signal=signal, set=int(is_set))

    def observed_signal(signal, *args):
        result = signal(*args)
        quietly(tell, *args)
        return result

    replace([__import__('signal' if PYTHON_2 else '_signal')], 'signal', observed_signal)


def watch_waits():
    for name in ('wait', 'waitpid', 'wait3', 'wait4'):
        replace(SYSTEM, name, observed_wait)
    replace(SYSTEM, 'waitid', observed_waitid)


# Uncaught exceptions


def text_of(value):
    for kind in (UNICODE, str):
        try:
            return kind(value)
        except:  # noqa: E722
            pass
    return '<no text>'


def tell_uncaught(kind, value, place):
    pairs = []
    while place is not None:
        if place.tb_frame.f_code.co_filename not in OURS:
            pairs.append((place.tb_frame.f_code, place.tb_lineno))
        place = place.tb_next
    frames = plain_frames(pairs[::-1][:MAX_FRAMES])
    record('uncaught', type=kind.__name__, text=text_of(value), frames=frames)


def watch_exceptions():
    previous = sys.excepthook

    def excepthook(kind, value, place):
        quietly(tell_uncaught, kind, value, place)
        previous(kind, value, place)

    sys.excepthook = excepthook


# Warnings: a filter that never matches sees them all, whatever the filters behind it hide

said = {}


def tell_warning(category):
    text = said.pop(thread.get_ident(), None)
    if text is not None and trace.warnings_left > 0:
        trace.warnings_left -= 1
        record('warning', category=category.__name__, text=text)


def hear_warning(text, caller):
    said[thread.get_ident()] = text
    # Only the machinery in C asks for the category after a "no" to the text.
    if caller.f_code.co_name == 'warn_explicit' and 'category' in caller.f_locals:
        tell_warning(caller.f_locals['category'])
    elif NAME != 'cpython':
        tell_warning(Warning)


class AnyMessage(object):
    def match(self, text):
        quietly(hear_warning, text, sys._getframe(1))

    def __reduce__(self):
        return 'AnyMessage'


class Asked(type):
    def __subclasscheck__(cls, category):
        quietly(tell_warning, category)
        return False


no_filter = None


def make_filter():
    """An entry for warnings.filters. Its two odd parts are attributes of _warnings, so that a
    program can pickle its filters for a worker (which is observed, too)."""
    global no_filter
    machinery = borrow('_warnings')
    machinery.AnyMessage = AnyMessage()
    AnyMessage.__module__ = '_warnings'
    machinery.AnyWarning = Asked('AnyWarning', (Warning,), {'__module__': '_warnings'})
    no_filter = ('default', machinery.AnyMessage, machinery.AnyWarning, None, 0)


def lists_of_filters():
    yield borrow('_warnings').filters
    warnings = sys.modules.get('warnings')
    if warnings is not None:
        yield getattr(warnings, 'filters', None)
        # Python 3.14: catch_warnings() may keep a list for each context.
        if hasattr(warnings, '_get_filters'):
            yield warnings._get_filters()


def watch_warnings():
    """Puts the filter to the front. The version of the filters stays, since a new one would show
    again what a program has shown once."""
    for filters in lists_of_filters():
        if isinstance(filters, list) and not (filters and filters[0] is no_filter):
            filters[:] = [no_filter] + [item for item in filters if item is not no_filter]


# Stacks on request


def offer_stacks(path):
    if NAME != 'cpython' or 'faulthandler' not in sys.builtin_module_names:
        return
    number = reserve(path, [pair[1] for pair in PAIRS])
    if number is not None:
        borrow('faulthandler').register(STACKS_SIGNAL, file=number, all_threads=True, chain=False)


# Start


def current_folder():
    try:
        return posix.getcwd()
    except OSError:
        return None


def leave_path():
    folder = sys.modules['os'].path.dirname(__file__)
    sys.path[:] = [entry for entry in sys.path if entry != folder]
    sys.path_importer_cache.pop(folder, None)


def read_knobs(text):
    names = {'__builtins__': {}, 'True': True, 'False': False, 'None': None}
    return eval(text or '{}', names)


# Changes to the program: each in a file of its own, which is loaded where it is asked for

parts = {}


def code_of(path):
    if PYTHON_2:
        with open(path) as source:
            return compile(source.read(), path, 'exec', 0, True)
    return sys.modules['_frozen_importlib_external'].SourceFileLoader(path, path).get_code(path)


def load(file):
    """A file of the harness that only some trials need, as a module that nobody else can find.

    It has this one as `observer`.
    """
    if file not in parts:
        path = sys.modules['os'].path
        place = path.join(path.dirname(path.dirname(path.abspath(HERE))), file)
        OURS.add(place)
        part = parts[file] = type(sys)('fork-safety ' + file[:-3])
        part.observer = myself
        exec(code_of(place), part.__dict__)
    return parts[file]


def turn_knob(name, value):
    """Does what harness/knobs/NAME.py says; what that returns is for later."""
    return load('knobs/%s.py' % name).turn(value)


def told_if_failing(function, *args):
    """For knobs: a variant that is none must not pass for one."""
    try:
        return function(*args)
    except NotImplementedError:
        quietly(record, 'knob-failed', text=text_of(sys.exc_info()[1]))
    except Exception:
        kind, value, _ = sys.exc_info()
        quietly(record, 'knob-failed', text='%s: %s' % (kind.__name__, text_of(value)))


def tell_start():
    record('start', ppid=posix.getppid(), impl=NAME, version=list(sys.version_info[:3]),
           test=quietly(current_test))


def observe(trial):
    """Starts all observers; True in the first Python of the trial, None where one runs already
    (an interpreter within the process)."""
    global trace, started_in
    started_in = current_folder()
    path = sys.modules['os'].path
    path = path.join(path.abspath(trial), 'trace')
    status = posix.stat(path)
    if [pair for pair in PAIRS if status_of(pair[0], identity(status))]:
        return None
    trace = Trace(path)
    quietly(tell_start)
    quietly(watch_forks)
    quietly(watch_execs)
    quietly(watch_waits)
    quietly(watch_kills)
    quietly(watch_timers)
    quietly(watch_handlers)
    quietly(watch_exceptions)
    quietly(make_filter)
    quietly(watch_warnings)
    quietly(offer_stacks, path[:-len('trace')] + 'stacks')
    return status.st_size == 0


def start():
    """What is left to do when the user's own sitecustomize is through."""
    global first, folder
    environment = sys.modules['os'].environ
    trial = environment.get('FORK_SAFETY_TRIAL')
    first = quietly(observe, trial) if trial else None
    if first is None:
        return []
    knobs = told_if_failing(read_knobs, environment.get('FORK_SAFETY_KNOBS')) or {}
    folder = knobs.pop('folder', None) or started_in or ''
    return [told_if_failing(turn_knob, name, knobs[name]) for name in sorted(knobs)
            if knobs[name]]


# Whether this is the first Python of the trial, and the folder of its script.
first, folder = None, ''
myself = sys.modules[__name__]
quietly(leave_path)
rest = quietly(start) or []
started = True
try:
    # This module stays alive through its hooks. Where there is no other sitecustomize, the
    # ImportError is the one that site expects and passes over.
    sys.modules.pop(__name__, None)
    import sitecustomize  # noqa: F401
finally:
    for step in rest:
        if step:
            step()
