# hazard: lost-thread
# lock: task.done
import os
import queue
import threading


class Task:
    def __init__(self, function):
        self.function = function
        self.done = threading.Event()
        self.result = None

    def execute(self):
        self.result = self.function()
        self.done.set()


class Service:
    def __init__(self):
        self.q = queue.Queue()
        self.thread = threading.Thread(target=self.loop, name='service')
        self.thread.daemon = True
        self.thread.start()

    def loop(self):
        while True:
            task = self.q.get()  # holder
            task.execute()

    def call(self, function):
        task = Task(function)
        self.q.put(task)
        task.done.wait()  # blocked
        return task.result


service = Service()
service.call(os.getpid)
pid = os.fork()  # fork
if pid == 0:
    service.call(os.getpid)
    os._exit(0)
os.waitpid(pid, 0)
