"""Calls functions as soon as modules are imported; the modules are imported as ever."""

import sys


class Hooked(object):
    """A loader that steps aside as soon as it is used, and says when the module is there."""

    def __init__(self, spec, then):
        self.spec, self.loader, self.then = spec, spec.loader, then

    def __getattr__(self, name):
        return getattr(self.loader, name)


class HookedExec(Hooked):
    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        self.spec.loader = module.__loader__ = self.loader
        self.loader.exec_module(module)
        observer.quietly(self.then, module)


class HookedLoad(Hooked):
    def load_module(self, name):
        self.spec.loader = self.loader
        module = self.loader.load_module(name)
        observer.quietly(self.then, module)
        return module


def first_spec(name, path, target):
    for finder in sys.meta_path:
        find = getattr(finder, 'find_spec', None)
        spec = find and find(name, path, target)
        if spec is not None:
            return spec
    return None


class ImportHook(object):
    """A finder that imports as ever and then calls `then(module)`."""

    def __init__(self, names, then):
        self.names, self.then = names, then
        self.busy = set()

    def find_spec(self, name, path=None, target=None):
        if name not in self.names or name in self.busy:
            return None
        self.busy.add(name)
        try:
            spec = first_spec(name, path, target)
        finally:
            self.busy.discard(name)
        if spec is not None and spec.loader is not None:
            modern = hasattr(spec.loader, 'exec_module')
            spec.loader = (HookedExec if modern else HookedLoad)(spec, self.then)
        return spec

    def find_module(self, name, path=None):
        """Python 2."""
        return self if name in self.names and name not in self.busy else None

    def load_module(self, name):
        self.busy.add(name)
        try:
            __import__(name)
        finally:
            self.busy.discard(name)
        observer.quietly(self.then, sys.modules[name])
        return sys.modules[name]


def upon_import(names, then):
    for name in names:
        if name in sys.modules:
            observer.quietly(then, sys.modules[name])
    sys.meta_path.insert(0, ImportHook(frozenset(names), then))
