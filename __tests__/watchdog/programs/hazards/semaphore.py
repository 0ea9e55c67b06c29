import threading
from common import hold, in_child, wait_for

slots = threading.Semaphore(1)
hold(slots)
wait_for(in_child(slots.acquire))
