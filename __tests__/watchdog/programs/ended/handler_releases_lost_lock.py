# python: >=3.6
# A thread that the fork did not copy held the lock; a handler gives it back when the parent says so.
from common import *  # noqa: F403

lock, held = threading.Lock(), threading.Event()


def hold():
    with lock:
        held.set()
        time.sleep(0.3)


def wait():
    signal.signal(signal.SIGUSR1, lambda *_: lock.release())
    lock.acquire()


threading.Thread(target=hold).start()
held.wait()
pid = child(wait)
later(os.kill, pid, signal.SIGUSR1)
ends(pid)
