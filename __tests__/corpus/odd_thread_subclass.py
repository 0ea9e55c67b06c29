# hazard: orphaned-lock
# lock: state.lock
import os, threading, time
class State: pass
state = State(); state.lock = threading.RLock(); state.ready = threading.Event()
class Worker(threading.Thread):
    daemon = True
    def run(self):
        with state.lock:
            self.step()
    def step(self):
        state.ready.set()
        time.sleep(60)  # holder
class Watcher(threading.Thread):
    daemon = True
    def run(self):
        while True: time.sleep(.5)
Watcher().start(); Worker().start(); state.ready.wait()
def main():
    pid = os.fork()  # fork
    if not pid:
        if state.lock.acquire():  # blocked
            os._exit(0)
    os.waitpid(pid, 0)
main()
