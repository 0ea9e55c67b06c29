import logging
import time
from common import in_child, start, wait_for

logging.basicConfig(filename='/dev/null')


def chatter():
    while True:
        logging.warning('x')
        time.sleep(0.001)


def child():
    for _ in range(3):
        start(chatter)
    chatter()


wait_for(in_child(child))
