# hazard: buffer-lock
# lock: the buffer of sink
import json
import os
import threading
import time

r, w = os.pipe()
sink = open(w, 'w')


def dump():
    while True:
        json.dump(['x' * 1000] * 100, sink)  # holder


def idle():
    time.sleep(3)


threading.Thread(target=dump, daemon=True).start()
threading.Thread(target=idle, daemon=True).start()
time.sleep(0.2)
pid = os.fork()  # fork
if pid == 0:
    sink.flush()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
