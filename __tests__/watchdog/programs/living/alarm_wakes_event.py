# python: >=3.2
import signal
import threading

event = threading.Event()
signal.signal(signal.SIGALRM, lambda *_: event.set())
signal.alarm(60)
event.wait()
