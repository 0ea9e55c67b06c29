# hazard: lost-thread
# lock: reply
import os
import threading
import time
from queue import Queue


class Actor(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True, name='actor')
        self.inbox = Queue()

    def run(self):
        while True:
            function, reply = self.inbox.get()  # holder
            reply.put(function())

    def ask(self, function):
        reply = Queue()
        self.inbox.put((function, reply))
        return reply.get()  # blocked


actor = Actor()
actor.start()
threading.Thread(target=time.sleep, args=(2,), daemon=True).start()
print(actor.ask(os.getpid))
pid = os.fork()  # fork
if pid == 0:
    print(actor.ask(os.getpid))
    os._exit(0)
os.waitpid(pid, 0)
