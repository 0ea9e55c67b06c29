"""The knob `sleep`: waits so many seconds before every fork."""

import posix


def turn(seconds):
    """Sleeps before the before-hooks of others, which take locks that the threads may need."""
    slept = {}

    def sleep():
        if not slept.pop(observer.thread.get_ident(), False):
            observer.time.sleep(seconds)

    def sleeping_fork(fork, *args, **keywords):
        me = observer.thread.get_ident()
        observer.time.sleep(seconds)
        slept[me] = True
        try:
            return fork(*args, **keywords)
        finally:
            slept.pop(me, None)

    for name in ('fork', 'forkpty'):
        observer.replace(observer.SYSTEM, name, sleeping_fork)
    if not observer.PYTHON_2:
        observer.load('knobs/upon_import.py').upon_import(
            ['_posixsubprocess'],
            lambda module: observer.replace([module], 'fork_exec', sleeping_fork))
    if hasattr(posix, 'register_at_fork'):
        posix.register_at_fork(before=sleep)  # for forks made in C
