# hazard: orphaned-lock
# lock: LOCK
import asyncio, os, threading, time
LOCK = threading.Lock()
ev = threading.Event()
class Guard:
    async def __aenter__(self):
        LOCK.acquire()
    async def __aexit__(self, *a):
        LOCK.release()
async def work():
    async with Guard():
        ev.set()
        time.sleep(60)  # holder
def idle():
    time.sleep(60)
threading.Thread(target=idle, daemon=True).start()
threading.Thread(target=lambda: asyncio.run(work()), daemon=True).start(); ev.wait()
pid = os.fork()  # fork
if pid == 0:
    LOCK.acquire()  # blocked
    os._exit(0)
os.waitpid(pid, 0)
