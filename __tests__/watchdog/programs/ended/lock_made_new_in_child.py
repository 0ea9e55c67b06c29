# python: >=3.6
# At the fork a thread held it, but the child has a new one, and waits for its own thread's.
from common import *  # noqa: F403

lock, held = threading.Lock(), threading.Event()


def hold(lock, seconds):
    with lock:
        held.set()
        time.sleep(seconds)


def renewed():
    global lock
    lock, ready = threading.Lock(), threading.Event()

    def keep():
        with lock:
            ready.set()
            time.sleep(LATE)

    threading.Thread(target=keep).start()
    ready.wait()
    with lock:
        pass


threading.Thread(target=hold, args=(lock, 4)).start()
held.wait()
ends(child(renewed))
os._exit(0)
