import threading
from common import hold, in_child, wait_for

lock = threading.Lock()
hold(lock)
wait_for(in_child(lock.acquire))
