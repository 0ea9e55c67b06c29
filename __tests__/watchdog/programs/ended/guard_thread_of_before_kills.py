# python: >=3.6
# The guard is there at the fork and has the lock in reach, but it is the main thread that holds it.
from common import *  # noqa: F403

lock = threading.Lock()
started = threading.Event()
pids = []


def guard():
    started.set()
    time.sleep(LATE)
    os.kill(pids[0], 9)
    lock.release()


lock.acquire()
threading.Thread(target=guard).start()
started.wait()
pids.append(child(lock.acquire))
ends(pids[0], 9)
