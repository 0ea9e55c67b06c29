"""The knob `keywords`: adds keyword arguments to the calls of classes and functions."""

import sys


def with_keywords(function, args, keywords, extra):
    """The arguments of a call with `extra` in them, also where it gave them by position."""
    code = getattr(function, '__code__', None)
    names = code.co_varnames[:code.co_argcount] if code else ()
    args, keywords = list(args), dict(keywords)
    for name, value in extra.items():
        if name in names and names.index(name) < len(args):
            args[names.index(name)] = value
        else:
            keywords[name] = value
    return args, keywords


def wrapped(function, extra):
    def call(*args, **keywords):
        args, keywords = with_keywords(function, args, keywords, extra)
        return function(*args, **keywords)

    for name in ('__module__', '__name__', '__qualname__', '__doc__'):
        if hasattr(function, name):
            setattr(call, name, getattr(function, name))
    call.__wrapped__ = function
    return call


def patch_class(cls, extra):
    if cls.__init__ is not object.__init__:
        cls.__init__ = wrapped(cls.__init__, extra)
    else:
        cls.__new__ = staticmethod(wrapped(cls.__new__, extra))


def patch_function(owner, name, original, extra):
    """Replaces it wherever the modules of its package already hold it."""
    call = wrapped(original, extra)
    setattr(owner, name, call)
    package = getattr(original, '__module__', None) or ''
    for key, module in list(sys.modules.items()):
        if module is not None and key.split('.')[0] == package.split('.')[0]:
            for attribute, value in list(vars(module).items()):
                if value is original:
                    setattr(module, attribute, call)
    return call


def find_target(parts):
    """(owner, value) of a dotted name whose module is there, else (None, None)."""
    for length in range(len(parts) - 1, 0, -1):
        owner = sys.modules.get('.'.join(parts[:length]))
        if owner is not None:
            for part in parts[length:-1]:
                owner = getattr(owner, part, None)
            return owner, getattr(owner, parts[-1], None)
    return None, None


def turn(targets):
    patched = []

    def patch(target, extra):
        parts = target.split('.')
        owner, value = find_target(parts)
        if value is None or [one for one in patched if one is value]:
            return
        patched.append(value)
        try:
            if not isinstance(value, type):
                raise TypeError
            patch_class(value, extra)
        except TypeError:
            patched.append(patch_function(owner, parts[-1], value, extra))

    def patch_all(module):
        for target, extra in targets.items():
            if target.startswith(module.__name__ + '.'):
                observer.told_if_failing(patch, target, extra)

    names = set()
    for target in targets:
        parts = target.split('.')
        names.update(['.'.join(parts[:length]) for length in range(1, len(parts))])
    observer.load('knobs/upon_import.py').upon_import(sorted(names), patch_all)
