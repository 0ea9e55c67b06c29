import threading
from common import hold, in_child, wait_for

ready = threading.Condition()
hold(ready)
wait_for(in_child(ready.acquire))
