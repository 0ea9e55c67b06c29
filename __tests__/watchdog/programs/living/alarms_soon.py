# python: >=3.2
# passed
import signal
import threading

event = threading.Event()
signal.signal(signal.SIGALRM, lambda *_: event.set())
signal.setitimer(signal.ITIMER_REAL, 0.7)
event.wait()
