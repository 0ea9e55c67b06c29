"""The knob `sweep`: keeps a ledger of all locks, or holds one of them when a fork comes."""


def turn(wanted):
    observer.load('sweep/sweep.py').start(observer.SYSTEM, wanted)
