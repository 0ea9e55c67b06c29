# hazard: buffer-lock
# lock: the buffer of pipe
import logging
import os
import threading
import time

reader, writer = os.pipe()
pipe = os.fdopen(writer, 'w')
logging.basicConfig(stream=pipe, level=logging.INFO)


def chatter():
    while True:
        pipe.write('x' * 8192)  # holder


threading.Thread(target=chatter, daemon=True).start()
time.sleep(0.2)
pid = os.fork()  # fork
if pid == 0:
    logging.info('x' * 9000)  # blocked
    os._exit(0)
os.waitpid(pid, 0)
