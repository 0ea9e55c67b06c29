# python: >=3.6
import sys
from common import *  # noqa: F403

event = libc.eventfd(0, 0)
pid = child(os.read, event, 8)
later(os.write, event, struct.pack('Q', 1))
ends(pid)
