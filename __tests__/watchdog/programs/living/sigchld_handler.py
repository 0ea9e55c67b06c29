# python: >=3.2
import signal
import threading
import time
from common import in_child

event = threading.Event()
signal.signal(signal.SIGCHLD, lambda *_: event.set())
in_child(time.sleep, 60)
event.wait()
