# hazard: lost-thread
# lock: self.done
import os, threading, time
class Job:
    def __init__(self, name): self.name = name; self.done = threading.Event(); self.go = threading.Event()
    def run(self):
        self.go.wait()  # holder
        self.done.set()
    def result(self):
        self.done.wait()  # blocked
        return self.name
a, b = Job('a'), Job('b')
for j in (a, b):
    threading.Thread(target=j.run, name=j.name, daemon=True).start()
time.sleep(.1)
pid = os.fork()  # fork
if pid == 0:
    b.go.set()
    print(b.result())
    os._exit(0)
os.waitpid(pid, 0)
