# hazard: lost-thread
# lock: cpu
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor

io = ThreadPoolExecutor(1, thread_name_prefix='io')
cpu = ThreadPoolExecutor(1, thread_name_prefix='cpu')  # holder


def download():
    time.sleep(2)


io.submit(download)
cpu.submit(int).result()
pid = os.fork()  # fork
if pid == 0:
    cpu.submit(int).result()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
