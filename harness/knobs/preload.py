"""The knob `preload`: imports modules before the repro starts."""

import posix
import sys


def turn(names):
    """Not before the user's own sitecustomize is through."""
    return lambda: preload(names)


def preload(names):
    """Only the trial's first process fails by it."""
    folder = observer.folder
    no_argv = not hasattr(sys, 'argv')
    if no_argv:
        sys.argv = ['']
    sys.path.insert(0, folder)
    try:
        for name in names:
            try:
                __import__(name)
            except (Exception, SystemExit):
                kind, value, _ = sys.exc_info()
                preload_failed(name, '%s: %s' % (kind.__name__, observer.text_of(value)))
    finally:
        if folder in sys.path:
            sys.path.remove(folder)
        if no_argv:
            del sys.argv


def preload_failed(name, text):
    observer.quietly(observer.record, 'preload-failed', module=name, text=text)
    if observer.first:
        message = u'fork-safety: preload of %s failed: %s\n' % (name, text)
        posix.write(2, message.encode('utf-8', 'backslashreplace'))
        posix._exit(1)
