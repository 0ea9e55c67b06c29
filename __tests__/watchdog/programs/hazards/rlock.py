import threading
from common import hold, in_child, wait_for

lock = threading.RLock()
hold(lock)
wait_for(in_child(lock.acquire))
