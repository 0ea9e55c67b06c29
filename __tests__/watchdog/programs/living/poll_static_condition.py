# gcc
# A library's own thread polls with 5 ms on a condition in static memory and ends the wait at last.
import ctypes
from common import in_child, wait_for
from native import LIBRARY

wait_for(in_child(ctypes.CDLL(LIBRARY).wait_for_poller, 60))
