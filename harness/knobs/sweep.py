"""The knob `sweep`: keeps a ledger of all locks, or holds one of them when a fork comes.

What it loads is of Python 3, and replaces what only CPython makes so.
"""

import sys


def turn(wanted):
    if sys.version_info < (3, 8) or observer.NAME != 'cpython':
        raise NotImplementedError('the sweep needs CPython 3.8 or later')
    observer.load('sweep/sweep.py').start(observer.SYSTEM, wanted)
