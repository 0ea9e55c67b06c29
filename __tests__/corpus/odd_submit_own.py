# hazard: orphaned-lock
# lock: self.lock
import os, threading, time
class Form:
    def __init__(self): self.lock = threading.Lock()
    def submit(self, ev):
        with self.lock:  # blocked
            ev.set()
            time.sleep(60)  # holder
form = Form(); ev = threading.Event()
threading.Thread(target=form.submit, args=(ev,), daemon=True).start(); ev.wait()
pid = os.fork()  # fork
if pid == 0:
    form.submit(ev)
    os._exit(0)
os.waitpid(pid, 0)
