# hazard: buffer-lock
# lock: the buffer of self.stream
import os
import threading
import time


class Log:
    def __init__(self):
        self.reader, writer = os.pipe()
        self.stream = open(writer, 'w')

    def fill(self):
        while True:
            self.stream.write('line\n' * 5000)  # holder
            self.stream.flush()

    def write(self, text):
        print(text, file=self.stream, flush=True)  # blocked


log = Log()
threading.Thread(target=log.fill, daemon=True).start()
time.sleep(0.2)
pid = os.fork()  # fork
if pid == 0:
    log.write('child')
    os._exit(0)
os.waitpid(pid, 0)
