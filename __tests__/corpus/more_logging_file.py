# hazard: buffer-lock
import logging
import os
import threading
import time


def main():
    r, w = os.pipe()
    handler = logging.StreamHandler(os.fdopen(w, 'w'))
    logger = logging.getLogger('service')
    logger.setLevel(logging.DEBUG)
    logger.addHandler(handler)

    def chatter():
        while True:
            handler.stream.write('y' * 70000)  # holder

    threading.Thread(target=chatter, daemon=True).start()
    time.sleep(0.2)
    pid = os.fork()  # fork
    if pid == 0:
        logger.info('hello from %d', os.getpid())  # blocked
        os._exit(0)
    os.waitpid(pid, 0)


main()
