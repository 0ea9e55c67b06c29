# Forks among busy threads, none of which can hang; prints the seconds of each fork and
# of the wait for its child.
#   busy_forks.py THREADS FORKS
import os
import sys
import threading
import time

threads, forks = int(sys.argv[1]), int(sys.argv[2])


def leaf(n):
    return n if n <= 0 else leaf(n - 1)


def work():
    while True:
        sum(leaf(one % 7) for one in range(30))
        try:
            {}['nothing']
        except KeyError:
            pass


for _ in range(threads):
    thread = threading.Thread(target=work)
    thread.daemon = True
    thread.start()
time.sleep(0.05)
for _ in range(forks):
    begun = time.time()
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    print(time.time() - begun)
sys.stdout.flush()
os._exit(0)
