# python: >=3.2
import threading
from common import hold, in_child, wait_for

lock = threading.Lock()
hold(lock)
wait_for(in_child(lambda: lock.acquire(timeout=60)))
