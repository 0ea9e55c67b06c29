"""Names of locks by what holds them: `app.cache.LOCK`, `Monitor._thread_lock`, `Worker.jobs.mutex`.

References are followed from the lock outwards until something is reached that the program itself
wrote: a module, or an object of one of its own classes. An object of the standard library (a
queue, a handler) is only a part of the way.
"""

import sys

collector = observer.collector
OURS, locals_of = observer.OURS, observer.locals_of
LIBRARY = observer.sys.modules['os'].__file__.rpartition('/')[0] + '/'
MAX_STEPS, MAX_SPREAD = 8, 300


class Sample(object):
    def method(self):
        return lambda: self


MODULE, FUNCTION, MEMBER = type(sys), type(Sample.method), type(type(sys).__dict__['__dict__'])
SLOT = type(type('S', (), {'__slots__': 'x'}).__dict__['x'])
CELL = next(type(cell) for cell in Sample().method().__closure__ or ())
SKIPPED = {type([].append), type(Sample().method), type(sys._getframe())}
descriptors = {}


def is_own(file):
    """Whether it is neither of the standard library nor made by the interpreter itself."""
    inside = file.startswith(LIBRARY) and '-packages/' not in file[len(LIBRARY):]
    return not inside and not file.startswith('<') and file not in OURS


def is_library(cls):
    module = sys.modules.get(cls.__module__)
    file = getattr(module, '__file__', None)
    return cls.__module__ != '__main__' and (file is None or not is_own(file))


def key_of(holder, target):
    for key, value in list(holder.items()):
        if id(value) == target:
            return key if isinstance(key, str) else '[...]'
    return None


def dictionary_of(holder):
    """Its attributes by name, without running any code of its own; None where it has none."""
    kind = type(holder)
    if kind not in descriptors:
        descriptors[kind] = observer.dictionary_of(kind)
    found = descriptors[kind] and descriptors[kind].__get__(holder)
    return found if type(found) is dict else None


def in_slot(member, holder, target):
    try:
        return type(member) is SLOT and id(member.__get__(holder)) == target
    except AttributeError:
        return False


def attribute_of(holder, target):
    """The name of a slot, or of an attribute that stands in the object itself (Python 3.11)."""
    for cls in type(holder).__mro__:
        for name, member in list(vars(cls).items()):
            if in_slot(member, holder, target):
                return name
    own = dictionary_of(holder)
    return None if own is None else key_of(own, target)


def joined(name, way):
    return name + way if not way or way[0] == '[' else name + '.' + way


def from_dict(holder, target, way, modules):
    key = key_of(holder, target)
    if key is None:
        return None
    module = modules.get(id(holder))
    text = joined(key, way)
    if module is None:
        return text, False
    return (text if module in ('__main__', '__mp_main__') else module + '.' + text), True


def from_function(holder, way):
    """Its closure is a tuple of cells; the way begins with the one that was come from."""
    if holder.__code__.co_filename in OURS:
        return None
    for name, cell in zip(holder.__code__.co_freevars, holder.__closure__ or ()):
        start = '<%d>' % id(cell)
        if way.startswith(start):
            place = holder.__qualname__.split('.<locals>')[0]
            return '%s.%s' % (place, joined(name, way[len(start):])), True
    return None


def from_object(holder, target, way):
    own = dictionary_of(holder)
    name = None if own is not None and id(own) == target else attribute_of(holder, target)
    text = joined(name, way) if name else way
    if is_library(type(holder)):
        return text, False
    return joined(type(holder).__name__, text), True


def step(holder, target, way, modules):
    """(name, whether it is whole) as `holder` calls what is behind `target`, or None."""
    kind = type(holder)
    if kind is dict:
        return from_dict(holder, target, way, modules)
    if issubclass(kind, type):
        return None if is_library(holder) else (joined(holder.__name__, way), True)
    if kind is FUNCTION:
        return from_function(holder, way)
    if kind is CELL:
        return '<%d>%s' % (id(holder), way), False
    if kind in (list, tuple):
        return (way if way[:1] == '<' else joined('[...]', way)), False
    return from_object(holder, target, way)


def modules_here():
    return [(name, one) for name, one in list(sys.modules.items()) if issubclass(type(one), MODULE)]


def names_of(locks):
    """{id(lock): name} of as many as have one."""
    search = Search(locks)
    for _ in range(MAX_STEPS):
        if search.ways:
            search.go_on()
    return {**local_names({id(one) for one in locks}), **search.names}


class Search(object):
    """`ways`: by the id of an object that leads to locks the object, and (lock's id, way) of each."""

    def __init__(self, locks):
        self.modules = {id(dictionary_of(one)): name for name, one in modules_here()}
        self.ways = {id(one): (one, [(id(one), '')]) for one in locks}
        self.names = {}
        self.reached = set()

    def go_on(self):
        further = {}
        targets = [one for one, _ in self.ways.values()]
        mine = {id(one) for one in (targets, self.ways, further)}
        mine.update(map(id, self.ways.values()))
        for holder in collector.get_referrers(*targets):
            if type(holder) not in SKIPPED and id(holder) not in mine and len(further) < MAX_SPREAD:
                self.follow(holder, further)
        self.ways = further

    def follow(self, holder, further):
        for target in set(map(id, collector.get_referents(holder))) & self.ways.keys():
            for lock, way in self.ways[target][1]:
                if lock in self.names or (id(holder), lock) in self.reached:
                    continue
                found = step(holder, target, way, self.modules)
                if found is None:
                    continue
                self.reached.add((id(holder), lock))
                if found[1]:
                    self.names[lock] = found[0]
                else:
                    further.setdefault(id(holder), (holder, []))[1].append((lock, found[0]))


def local_names(wanted):
    """By variables of functions that run; any other name is the better one."""
    names = {}
    for frame in list(sys._current_frames().values()):
        while frame is not None:
            code = frame.f_code
            if code.co_filename not in OURS and code.co_name != '<module>':
                for name, value in locals_of(frame).items():
                    if id(value) in wanted:
                        names.setdefault(id(value), '%s.%s' % (code.co_name, name))
            frame = frame.f_back
    return names
