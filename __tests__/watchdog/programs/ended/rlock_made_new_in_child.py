# python: >=3.6
from common import *  # noqa: F403

lock, held = threading.RLock(), threading.Event()


def hold(seconds):
    with lock:
        held.set()
        time.sleep(seconds)


def renew():
    if hasattr(lock, '_at_fork_reinit'):
        lock._at_fork_reinit()
    else:
        globals()['lock'] = threading.RLock()


def renewed():
    renew()
    held.clear()
    threading.Thread(target=hold, args=(LATE,)).start()
    held.wait()
    with lock:
        pass


threading.Thread(target=hold, args=(4,)).start()
held.wait()
ends(child(renewed))
os._exit(0)
