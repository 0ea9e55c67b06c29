# Hangs about every other time, notices that itself, and ends with status 3 then.
import os
import random
import threading
import time

lock = threading.Lock()


def work():
    while True:
        with lock:
            sum(range(40))
        sum(range(40))


thread = threading.Thread(target=work)
thread.daemon = True
thread.start()
time.sleep(0.005 + 0.01 * random.random())
pid = os.fork()
if pid == 0:
    lock.acquire()
    os._exit(0)
for _ in range(30):
    if os.waitpid(pid, os.WNOHANG)[0]:
        os._exit(0)
    time.sleep(0.01)
os.kill(pid, 9)
os.waitpid(pid, 0)
os._exit(3)
