"""The variant `sweep`, as the knob {"sweep": {...}} asks for it: a ledger of all locks, or one lock
held at one fork.

  {"ledger": True}   the pilot: what there is, who takes it, and what a forked child asks for
  {"lock": "app/cache.py:12", "order": 1, "thread": "Thread-1", "fork": "2", "early": False,
   "forker": "MainThread", "wait": 0.5, "stand-in": False}
                     holds the lock that is made there (the `order`th of that line) by the thread
                     of that name when the fork of that number comes: "2" is the second of the main
                     process, "2.1" the first of its child

Adds to the trace:
  ledger       root, fork, ident, thread, since: one fork of the pilot, seconds after the start; root
               is the pid of the program that began the processes whose forks are counted together
  lock         root, fork, id, kind, name, made (frames), place, order, share (of the time for which
               others than the forker held it), takes: [thread, alive, count, late (after the fork was
               asked for), frames]; told at the first six forks, and later where it or a thread
               that takes it is new
  ask          root, lock (id), name, fork, thread, ident, wait (no, timed, endless), frames, hook: the
               child wants a lock that is older than itself; in the second kind of trial one that a
               thread held which it does not have
  got          lock, fork, ident: and has it
  renewed      lock, fork: the child made it new, or has another one in its place
  met          fork, frames, lock, name, kind, made, holder: the fork came while the lock was held;
               sole: nobody but its holder can give it back
  unmet        fork, reason (see REASONS): it did not; meant: of the process with that pid, where it
               is a child that tells
The forking thread waits for the holder after the program's own hooks have run. What is early is
held from before that, and let go as soon as the forking thread needs it.
"""

import sys

follow = observer.load('sweep/follow.py')
naming = observer.load('sweep/names.py')
givers = observer.load('sweep/givers.py')
weakref = observer.borrow('_weakref').ref
time, thread, posix = observer.time, observer.thread, observer.posix
record, quietly, OURS = observer.record, observer.quietly, observer.OURS

MAX_LOCKS, MAX_NAMED, MAX_TAKES, MAX_ASKS, MAX_LEDGERS = 400, 150, 12, 400, 200
FULL_LEDGERS = 6
LOOK_ROUND, MAX_LOOKS = 0.06, 10
register_at_fork = posix.register_at_fork
MAX_FRAMES = 40
REASONS = ('protected', 'guarded', 'needed', 'never', 'gone', 'late')


def now():
    return time.perf_counter()


def outside(frame):
    """The innermost frame that is not ours; None while the interpreter ends."""
    while frame is not None and frame.f_code.co_filename in OURS:
        frame = frame.f_back
    return frame


owners = {}


def is_own_code(code):
    name = code.co_filename
    if name not in owners:
        owners[name] = naming.is_own(name)
    return owners[name]


def plain(pairs):
    return observer.plain_frames(pairs[:MAX_FRAMES])


def thread_name(ident):
    return observer.thread_facts().get(ident, (None, None))[0]


class About(object):
    """What is known of a lock from its making."""
    __slots__ = ('number', 'kind', 'place', 'order', 'frames', 'path', 'since', 'took', 'target',
                 'takes', 'current')


def place_of(pairs):
    """The line that made it, of the program's own or of a module for itself, as (file, line)."""
    code, line = pairs[-1] if pairs else (None, 0)
    return (code.co_filename, line) if code else ('?', 0)


def spot(frame):
    return (frame.f_code, frame.f_lineno) if frame is not None else None


hooks = {}


class Hook(object):
    """A function that was given to os.register_at_fork, and says while it runs."""

    def __init__(self, function, when):
        self.function, self.when = function, when

    def __call__(self):
        me = thread.get_ident()
        outer = hooks.get(me)
        hooks[me] = self
        try:
            return self.function()
        finally:
            hooks[me] = outer

    def name(self):
        function = self.function
        name = getattr(function, '__qualname__', None) or type(function).__name__
        return '%s (%s)' % (name, self.when.replace('_', ' '))


def watch_hooks(modules, watcher):
    """What is to run at a fork runs at one, even where the program itself makes none."""
    def probe():
        if watcher.forks == 0 and not watcher.child:
            child = posix.fork()
            if child == 0:
                posix._exit(0)
            posix.waitpid(child, 0)

    def register(original, **functions):
        caller = outside(sys._getframe(1))
        if caller is not None and is_own_code(caller.f_code):
            before_the_end(probe)
        return original(**{when: Hook(one, when) if callable(one) else one
                           for when, one in functions.items()})

    observer.replace(modules, 'register_at_fork', register)


def before_the_end(function):
    """While the threads still run and the interpreter may fork; what was registered last comes first."""
    if sys.version_info[:2] == (3, 12):
        # There it may not fork any more by then; the streams are flushed before.
        follow.at_last_flush = function
        return
    threading = sys.modules.get('threading')
    register = getattr(threading, '_register_atexit', None) or __import__('atexit').register
    quietly(register, quietly, function)


class Watcher(object):
    """What both kinds of trial do: number the locks and the forks."""

    def __init__(self):
        self.child = False
        self.root = posix.getpid()
        self.path = ()
        self.forks = 0
        self.orders = {}
        self.numbers = iter(range(1, 1 << 60))
        self.names = {}

    def made(self, lock):
        about = lock.about = About()
        frame = outside(sys._getframe(1))
        about.number = next(self.numbers)
        about.kind = 'Lock' if type(lock) is follow.Lock else 'RLock'
        about.frames = self.frames_to_own(frame)
        about.place = place_of(about.frames)
        about.order = self.orders[about.place] = self.orders.get(about.place, 0) + 1
        about.path, about.since = self.path, now()
        about.took, about.takes, about.current = 0, None, None
        about.target = False
        return about

    def made_inside(self, lock, kind):
        about = lock.about = About()
        about.number, about.kind, about.order = next(self.numbers), kind, 1
        about.place, about.frames = (lock.name, 0), []
        about.path, about.since = self.path, now()
        about.took, about.takes, about.current = 0, None, None
        about.target = False
        return about

    def has(self, lock):
        """A child got through what the lock guards."""

    def frames_to_own(self, frame):
        pairs = []
        while frame is not None and len(pairs) < MAX_FRAMES:
            pairs.append((frame.f_code, frame.f_lineno))
            # What a module makes for itself is not made by who imports it first.
            if is_own_code(frame.f_code) or frame.f_code.co_name == '<module>':
                break
            frame = frame.f_back
        return pairs

    def before(self):
        pass

    def after_in_parent(self):
        pass

    def after_in_child(self):
        follow.reset_in_child()
        hooks.clear()
        self.path += (self.forks,)
        self.forks, self.child, self.orders = 0, True, {}

    def fork_name(self):
        return '.'.join(map(str, self.path + (self.forks,)))

    def process_name(self):
        return '.'.join(map(str, self.path))

    def renewed(self, lock):
        pass

    def tell_ask(self, lock, blocking, timeout):
        me = thread.get_ident()
        hook = hooks.get(me)
        wait = 'no' if not blocking else 'timed' if timeout != -1 else 'endless'
        record('ask', root=self.root, lock=lock.about.number, fork=self.process_name(), ident='%d' % me,
               thread=thread_name(me), name=self.names.get(id(lock)), wait=wait,
               frames=plain(observer.frames_of(sys._getframe())),
               hook=hook.name() if hook else None)


class Take(object):
    """One thread's takes of a lock by one way through the code."""
    __slots__ = ('ident', 'name', 'frames', 'count', 'late', 'held')


class Ledger(Watcher):
    def __init__(self):
        Watcher.__init__(self)
        self.start = now()
        self.locks = {}
        self.inside = {}
        self.asked = set()
        self.told = {}
        self.left = MAX_LOCKS
        self.looking, self.looks, self.seen = False, 0, set()

    def made(self, lock):
        about = Watcher.made(self, lock)
        self.locks[about.number] = weakref(lock, Forget(self.locks, about.number))

    def made_inside(self, lock, kind):
        about = Watcher.made_inside(self, lock, kind)
        self.inside[about.number] = lock

    def asks(self, lock, blocking, timeout):
        about = lock.about
        if about.path == self.path or lock.holder == thread.get_ident():
            return
        frame = outside(sys._getframe(1))
        key = about.number, spot(frame), thread.get_ident()
        if key not in self.asked and len(self.asked) < MAX_ASKS:
            self.asked.add(key)
            quietly(self.tell_ask, lock, blocking, timeout)

    def took(self, lock):
        me, about = thread.get_ident(), lock.about
        lock.holder, about.took = me, now()
        if about.kind == 'import' and len(sys._current_frames()) < 2:
            return  # nobody is there who could fork meanwhile
        frame = outside(sys._getframe(1))
        key = me, spot(frame), spot(frame and frame.f_back)
        if about.takes is None:
            about.takes = {}
        take = about.takes.get(key)
        if take is None:
            take = Take()
            take.ident, take.name = me, thread_name(me)
            take.frames, take.count, take.late, take.held = observer.frames_of(frame), 0, 0, 0.0
            if len(about.takes) < MAX_TAKES:
                about.takes[key] = take
        take.count += 1
        take.late += self.looking
        about.current = take

    def gives(self, lock):
        about = lock.about
        take, about.current, lock.holder = about.current, None, None
        if take is not None:
            take.held += now() - about.took

    def before(self):
        self.forks += 1
        if not self.child and self.is_worth_a_look():
            self.looks += 1
            self.looking = True
            time.sleep(LOOK_ROUND)
            self.looking = False
        self.forked_at = now()

    def is_worth_a_look(self):
        """Whether threads are there that were not looked at; thrice for what only comes now and then."""
        others = set(sys._current_frames()) - {thread.get_ident()}
        fresh, self.seen = others - self.seen, self.seen | others
        return bool(fresh) and self.looks < MAX_LOOKS or bool(others) and self.looks < 3

    def after_in_parent(self):
        if self.forks > MAX_LEDGERS:
            return
        me, fork = thread.get_ident(), self.fork_name()
        record('ledger', root=self.root, fork=fork, ident='%d' % me, thread=thread_name(me),
               since=self.forked_at - self.start)
        told = self.news(me)
        if told:
            names = naming.names_of([one for one in told if type(one) is not follow.Part][:MAX_NAMED])
            alive = set(sys._current_frames())
            for lock in told:
                quietly(self.tell_lock, lock, getattr(lock, 'name', names.get(id(lock))), fork, me,
                        alive)

    def news(self, me):
        """All locks at the first forks; then those that were not told, or not that these threads take
        them. What others take comes first."""
        locks = [one for one in [reference() for reference in list(self.locks.values())] if one]
        # Of the interpreter's own there are hundreds that concern one thread only.
        locks += [one for one in list(self.inside.values()) if self.is_shared(one, me)]
        takers = {one.about.number: frozenset(self.takers(one, me)) for one in locks}
        told, full = self.told, self.forks <= FULL_LEDGERS
        fresh = [one for one in locks if one.about.since <= self.forked_at
                 and (full or one.about.number not in told
                      or not takers[one.about.number] <= told[one.about.number])]
        fresh.sort(key=lambda one: (not takers[one.about.number], one.about.number))
        del fresh[MAX_LOCKS if full else max(0, self.left):]
        # What is told later has come by new threads: of those there may be no end.
        self.left -= 0 if full else len(fresh)
        told.update((one.about.number, takers[one.about.number]) for one in fresh)
        return fresh

    def takers(self, lock, me):
        return [one.ident for one in (lock.about.takes or {}).values() if one.ident != me]

    def is_shared(self, lock, me):
        return self.takers(lock, me) != []

    def tell_lock(self, lock, name, fork, me, alive):
        about = lock.about
        takes = list((about.takes or {}).values())
        others = [one for one in takes if one.ident != me]
        held = sum(one.held for one in others)
        if about.current in others:
            held += self.forked_at - about.took
        share = held / max(self.forked_at - about.since, 1e-9)
        record('lock', root=self.root, fork=fork, id=about.number, kind=about.kind, name=name,
               made=plain(about.frames), place=place_text(about.place), order=about.order,
               share=min(1.0, max(0.0, share)), own=len(takes) - len(others),
               takes=[[one.name, int(one.ident in alive), one.count, int(one.late),
                       plain(one.frames)] for one in others])

    def after_in_child(self):
        Watcher.after_in_child(self)
        self.asked, self.told, self.left = set(), {}, MAX_LOCKS
        self.start = now()

    def renewed(self, lock):
        if self.child and lock.about.path != self.path:
            quietly(record, 'renewed', lock=lock.about.number, fork=self.process_name())


class Forget(object):
    def __init__(self, table, number):
        self.table, self.number = table, number

    def __call__(self, _):
        self.table.pop(self.number, None)


def place_text(place):
    """File and line, short: below the folder of sys.path that the file is in."""
    if not place[1]:
        return '%s:0' % place[0]
    name = observer.absolute(place[0])
    folders = [one.rstrip('/') + '/' for one in sys.path + [observer.started_in or '']
               if one and name.startswith(one.rstrip('/') + '/')]
    longest = max(folders, key=len) if folders else ''
    return '%s:%d' % (name[len(longest):], place[1])


def is_place(place, text):
    file, _, line = text.rpartition(':')
    name = observer.absolute(place[0]) if place[1] else place[0]
    return str(place[1]) == line and (name == file or name.endswith('/' + file))


class Meeting(Watcher):
    """Lets a fork come while one lock is held."""

    def __init__(self, wanted):
        Watcher.__init__(self)
        self.wanted = wanted
        self.forker = None
        self.open = self.done = self.given_up = False
        self.paused = None
        self.targets = []
        self.told = 0
        self.known = {}
        self.reason = None
        self.slots = []
        self.sole = False
        self.late = 0
        self.held = {}
        self.orphans = {}

    # Which lock

    def made(self, lock):
        about = Watcher.made(self, lock)
        place = about.place
        if place not in self.known:
            self.known[place] = is_place(place, self.wanted['lock'])
        if self.known[place] and about.order == self.wanted.get('order', 1):
            about.target = True
            self.targets.append(weakref(lock))

    def made_inside(self, lock, kind):
        about = Watcher.made_inside(self, lock, kind)
        if is_place(about.place, self.wanted['lock']):
            about.target = True

    def has(self, lock):
        if self.orphans.get(lock.about.number) is lock:
            quietly(record, 'got', lock=lock.about.number, fork=self.process_name(),
                    ident='%d' % thread.get_ident())

    def target(self):
        for reference in self.targets:
            lock = reference()
            if lock is not None:
                return lock
        return None

    # What threads do

    def asks(self, lock, blocking, timeout):
        if self.orphans.get(lock.about.number) is lock and self.told < MAX_ASKS:
            self.told += 1
            quietly(self.tell_ask, lock, blocking, timeout)

    def took(self, lock):
        me = lock.holder = thread.get_ident()
        self.held[lock.about.number] = lock
        if self.orphans:
            self.has(lock)
        elif not lock.about.target:
            return
        elif not self.done and not self.given_up and self.paused is None and self.is_wanted(me):
            self.pause(lock, me)

    def gives(self, lock):
        if self.child and lock.holder is not None and lock.holder != thread.get_ident():
            self.renewed(lock)
        lock.holder = None
        self.held.pop(lock.about.number, None)

    def renewed(self, lock):
        if self.child and self.orphans.get(lock.about.number) is lock:
            quietly(record, 'renewed', lock=lock.about.number, fork=self.process_name())

    def is_wanted(self, me):
        if me == self.forker or self.wanted.get('stand-in'):
            return False
        name = thread_name(me)
        if not self.open and (not self.wanted.get('early') or name == self.wanted.get('forker')):
            return False
        return self.wanted.get('thread') in ('*', None, name)

    def pause(self, lock, me):
        gate = follow.allocate()
        gate.acquire()
        self.paused_at = now()
        self.paused = lock, me, gate, observer.frames_of(sys._getframe(2))
        while not self.done and not gate.acquire(True, 0.002):
            if not self.open and self.lets_go(me):
                break
        self.paused = None

    def lets_go(self, me):
        """The program must not stop for a reason that is ours."""
        needs = self.is_needed(me)
        late = now() - self.paused_at > self.wanted.get('wait', 1)
        if needs or late:
            before = [one for one in hooks.values() if one and one.when == 'before']
            self.reason = 'protected' if before else 'needed' if needs else 'late'
            self.late += late
            # The first time a program may wait for its thread to begin.
            self.given_up = self.late >= 2
        return needs or late

    def is_needed(self, me):
        """Whether the thread that is to fork waits for what the paused one has."""
        for ident, lock in list(follow.waits.items()):
            if thread_name(ident) == self.wanted.get('forker') and self.holds_up(lock, me):
                return True
        return False

    def holds_up(self, lock, me):
        for _ in range(16):
            if lock is None or lock.holder is None:
                return False
            if lock.holder == me:
                return True
            lock = follow.waits.get(lock.holder)
        return False

    # The fork

    def before(self):
        self.forks += 1
        if self.done or self.fork_name() != self.wanted['fork']:
            return
        self.forker = thread.get_ident()
        self.place = observer.frames_of(sys._getframe())
        self.open = True
        # After all hooks of the program: what is registered last is the last to run.
        register_at_fork(after_in_child=lambda: quietly(self.look_for_another))
        if self.wanted.get('stand-in'):
            self.stand_in()
        elif not self.given_up:
            self.wait_for_holder()
        if self.paused is not None:
            lock, frames = self.paused[0], self.paused[3]
            self.reason = None
            self.slots = slots_of(lock) if type(lock) is not follow.Part else []
            self.sole = givers.is_held_by_owner_only(lock, frames)
            self.orphans = {number: one for number, one in list(self.held.items())
                            if one.holder is not None and one.holder != self.forker}
            self.orphans[lock.about.number] = lock
            self.names = {id(one): one.name for one in self.orphans.values()
                          if type(one) is follow.Part}
            self.names.update(naming.names_of([one for one in self.orphans.values()
                                               if type(one) is not follow.Part]))

    def wait_for_holder(self):
        until = now() + self.wanted.get('wait', 1)
        while self.paused is None and not self.is_held_anyway():
            lock = self.target()
            if lock is not None and lock.holder == self.forker:
                self.reason = 'protected'
                return
            if self.is_guarded():
                self.reason = self.reason or 'guarded'
                return
            if len(sys._current_frames()) == 1:
                self.reason = self.reason or 'gone'
                return
            if now() > until:
                self.reason = self.reason or 'never'
                return
            time.sleep(0.0005)

    def is_held_anyway(self):
        """Whether a thread has it already, and for longer than an instant."""
        lock = self.target()
        me = lock is not None and lock.holder
        frame = sys._current_frames().get(me) if me and me != self.forker else None
        if frame is None or self.wanted.get('thread') not in ('*', thread_name(me)):
            return False
        self.paused = lock, me, follow.allocate(), observer.frames_of(frame)
        self.paused[2].acquire()
        return True

    def is_guarded(self):
        """Whether a lock of the forking thread keeps the wanted holder from going on. It may have
        come further, had it come earlier."""
        return [ident for ident, awaited in list(follow.waits.items())
                if self.wanted.get('thread') in ('*', thread_name(ident))
                and self.holds_up(awaited, self.forker)] != []

    def stand_in(self):
        lock = self.target()
        if lock is None:
            self.reason = 'gone'
            return
        gate, ready = follow.allocate(), follow.allocate()
        gate.acquire()
        ready.acquire()

        def hold():
            if lock.acquire(True, 0.5):
                self.paused = lock, None, gate, []
                ready.release()
                gate.acquire()
                lock.release()
            else:
                ready.release()

        if lock.holder == self.forker:
            self.reason = 'protected'
            return
        thread.start_new_thread(hold, ())
        ready.acquire()
        if self.paused is None:
            self.reason = 'never'

    def after_in_parent(self):
        if self.forker != thread.get_ident() or self.done and self.paused is None:
            return
        fork, paused = self.fork_name(), self.paused
        if fork != self.wanted['fork']:
            return
        self.open, self.done, self.orphans = False, True, {}
        if paused is None:
            record('unmet', fork=fork, reason=self.reason or 'never')
            return
        lock, me, gate, frames = paused
        gate.release()
        about = lock.about
        holder = None if me is None else [thread_name(me), '%d' % me, plain(frames)]
        record('met', fork=fork, lock=about.number, name=self.names.get(id(lock)), kind=about.kind,
               made=plain(about.frames), holder=holder, frames=plain(self.place),
               sole=int(self.sole))

    def after_in_child(self):
        if self.open and self.paused and not follow.is_held(self.paused[0]):
            # It was given back in the last moment.
            record('unmet', fork=self.fork_name(), reason='never', meant=posix.getppid())
        if self.open or self.paused:
            self.done = True
        Watcher.after_in_child(self)
        self.open = False

    # What the child has in its place

    def look_for_another(self):
        """Whether the names that led to the lock lead to another one by now."""
        if self.child and self.paused and self.slots:
            lock = self.paused[0]
            found = [get() for get in self.slots]
            if [one for one in found
                    if one is not lock and isinstance(one, (follow.Lock, follow.RLock))]:
                self.slots = []
                self.renewed(lock)


def slots_of(lock):
    """Functions that say what stands in each place that holds the lock by a name."""
    found = []
    for holder in observer.collector.get_referrers(lock):
        if type(holder) is dict:
            key = naming.key_of(holder, id(lock))
            if key is not None and key != '[...]':
                found.append(lambda holder=holder, key=key: holder.get(key))
        elif not issubclass(type(holder), type):
            name = naming.attribute_of(holder, id(lock))
            if name:
                found.append(lambda holder=holder, name=name: value_of(holder, name))
    return found


def value_of(holder, name):
    """Of an attribute or a slot, without running code of the program's."""
    own = naming.dictionary_of(holder)
    if own is not None and name in own:
        return own[name]
    return next((one for one in observer.collector.get_referents(holder)
                 if naming.attribute_of(holder, id(one)) == name), None)


def start(modules, wanted):
    watcher = Ledger() if wanted.get('ledger') else Meeting(wanted)
    follow.install(watcher)
    watch_hooks(modules, watcher)
    posix.register_at_fork(before=lambda: quietly(watcher.before),
                           after_in_parent=lambda: quietly(watcher.after_in_parent),
                           after_in_child=lambda: quietly(watcher.after_in_child))
    if isinstance(watcher, Meeting):
        watch_ends(modules, watcher)


def watch_ends(modules, watcher):
    """When the child ends, all that it will do is done."""
    def leave(original, *args):
        quietly(watcher.look_for_another)
        return original(*args)

    observer.replace(modules, '_exit', leave)
    # Not borrowed: until Python 3.9 what is registered lives in the module.
    __import__('atexit').register(quietly, watcher.look_for_another)
