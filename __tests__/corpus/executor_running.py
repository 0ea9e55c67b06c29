# hazard: lost-thread
# lock: future
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def compute():
    time.sleep(0.7)  # holder
    return 42


def main():
    executor = ThreadPoolExecutor(2)
    future = executor.submit(compute)
    executor.submit(time.sleep, 0.7)
    threading.Thread(target=time.sleep, args=(1,), daemon=True).start()
    time.sleep(0.1)
    pid = os.fork()  # fork
    if pid == 0:
        print(future.result())  # blocked
        os._exit(0)
    os.waitpid(pid, 0)


main()
