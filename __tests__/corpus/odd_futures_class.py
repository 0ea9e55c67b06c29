# hazard: lost-thread
# lock: self.pool
import concurrent.futures, os, time
class Client:
    def __init__(self):
        self.pool = concurrent.futures.ThreadPoolExecutor(1, thread_name_prefix='client')  # holder
    def fetch(self, n):
        time.sleep(.01)
        return n
    def get(self, n):
        return self.pool.submit(self.fetch, n).result()  # blocked
c = Client(); c.get(1)
pid = os.fork()  # fork
if pid == 0:
    c.get(2)
    os._exit(0)
os.waitpid(pid, 0)
