"""Who can give a lock back: the thread that holds it alone, or any other one too?

An `RLock`, a buffer's or an import's lock knows its owner. A `Lock` may be released by anybody, but
only by code that names `release` or the like. Code that takes it too, or that a `with` runs at its
end, gives back what its own thread has.
"""

naming = observer.load('sweep/names.py')
RELEASING = {'release', 'release_lock', '_at_fork_reinit', '__exit__'}
TAKING = {'acquire', 'acquire_lock', '__enter__'}
ENDS = {'__exit__', '__aexit__'}


def codes_in(code):
    yield code
    for one in code.co_consts:
        if isinstance(one, type(code)):
            for inner in codes_in(one):
                yield inner


def gives_what_others_have(code):
    """Its functions that are defined inside are looked at by themselves."""
    names = set(code.co_names)
    return bool(names & RELEASING) and not names & TAKING and code.co_name not in ENDS


def package_of(file):
    """The folder below site-packages that it is in; the program itself is one, too."""
    _, found, inside = file.rpartition('-packages/')
    return inside.partition('/')[0] if found else None


def is_held_by_owner_only(lock, frames):
    """Whether no code of the program, or of the packages that make and take it, could give back
    what a thread has that is not there."""
    if not hasattr(lock, 'real'):
        return True
    packages = {None} | {package_of(code.co_filename) for code, _ in list(frames) + lock.about.frames}
    seen = set()
    for one in observer.collector.get_objects():
        code = one.__code__ if type(one) is naming.FUNCTION else None
        if code is None or code in seen or not naming.is_own(code.co_filename):
            continue
        seen.add(code)
        if package_of(code.co_filename) in packages and any(map(gives_what_others_have, codes_in(code))):
            return False
    return True
