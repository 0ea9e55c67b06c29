# hazard: orphaned-lock
# lock: self.buffer_lock
import logging, os, threading, time
class Buffered(logging.Handler):
    def __init__(self):
        super().__init__()
        self.buffer_lock = threading.Lock()
        self.items = []
    def emit(self, record):
        with self.buffer_lock:  # blocked
            self.items.append(record)
    def flush_slowly(self, started):
        with self.buffer_lock:
            started.set()
            time.sleep(60)  # holder
handler = Buffered()
log = logging.getLogger('app'); log.addHandler(handler); log.setLevel(logging.INFO)
started = threading.Event()
threading.Thread(target=handler.flush_slowly, args=(started,), daemon=True).start()
started.wait()
def child():
    log.info('child')
    os._exit(0)
pid = os.fork()  # fork
if pid == 0:
    child()
os.waitpid(pid, 0)
