# hazard: lost-thread
# lock: self.executor
import os
import concurrent.futures


class Client:
    def __init__(self):
        self.executor = concurrent.futures.ThreadPoolExecutor(2)  # holder

    def fetch(self, keys):
        return list(self.executor.map(len, keys))  # blocked


client = Client()
client.fetch(['a', 'b'])
pid = os.fork()  # fork
if pid == 0:
    client.fetch(['c'])
    os._exit(0)
os.waitpid(pid, 0)
