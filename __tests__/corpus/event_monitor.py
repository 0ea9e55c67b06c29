# hazard: lost-thread
# lock: request['done']
import os
import threading
import time

REQUESTS = []
WAKE = threading.Event()


def monitor():
    while True:
        WAKE.wait()  # holder
        WAKE.clear()
        while REQUESTS:
            request = REQUESTS.pop()
            request['done'].set()


def ask():
    request = {'done': threading.Event()}
    REQUESTS.append(request)
    WAKE.set()
    request['done'].wait()  # blocked


threading.Thread(target=monitor, name='monitor', daemon=True).start()
ask()
pid = os.fork()  # fork
if pid == 0:
    ask()
    os._exit(0)
os.waitpid(pid, 0)
