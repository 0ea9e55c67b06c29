# lock: the buffer of stderr
# made: none
# A full pipe would hold it for longer than the microsecond of this one.
import sys
from common import every, forked


def tell():
    print('tick', file=sys.stderr, flush=True)  # holder


def child():
    print('child', file=sys.stderr, flush=True)  # blocked


every(0.005, tell)
forked(child)
