# hazard: orphaned-lock
# lock: lock
import os, threading, time

lock = threading.Lock()
other = threading.Lock()

def t1():
    lock.acquire()
    try:
        with other:
            pass
        time.sleep(3)  # holder
    finally:
        lock.release()

def t2():
    with other:
        time.sleep(3)

def t3():
    while True:
        time.sleep(0.01)

for t in (t1, t2, t3):
    th = threading.Thread(target=t); th.daemon = True; th.start()
time.sleep(0.3)
pid = os.fork()  # fork
if pid == 0:
    lock.acquire()  # blocked
    lock.release()
    os._exit(0)
os.waitpid(pid, 0)
