import threading
from common import hold, in_child, start, wait_for

lock = threading.Lock()
hold(lock)
wait_for(in_child(lambda: start(lock.acquire).join()))
