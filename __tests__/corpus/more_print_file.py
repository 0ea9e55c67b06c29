# hazard: buffer-lock
# lock: the buffer of pipe_out
import os
import threading
import time

read_fd, write_fd = os.pipe()
pipe_out = os.fdopen(write_fd, 'w', 1)


def spam():
    line = 'z' * 200
    while True:
        print(line, file=pipe_out)  # holder


class Idle(threading.Thread):
    def run(self):
        time.sleep(4)


Idle(daemon=True).start()
threading.Thread(target=spam, daemon=True).start()
time.sleep(0.3)
pid = os.fork()  # fork
if pid == 0:
    print('from the child', file=pipe_out)  # blocked
    os._exit(0)
os.waitpid(pid, 0)
