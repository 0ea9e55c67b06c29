# hazard: not-fork
# lock: lock
import os
import threading

lock = threading.Lock()


def work():
    with lock:  # blocked
        pass


pid = os.fork()
if pid == 0:
    with lock:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    os._exit(0)
os.waitpid(pid, 0)
