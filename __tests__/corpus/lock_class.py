# hazard: orphaned-lock
# lock: self._lock
import os
import threading
import time


class Registry:
    def __init__(self):
        self._lock = threading.Lock()
        self._other = threading.Lock()
        self._items = {}

    def refresh(self):
        while True:
            with self._lock:
                self._items['a'] = self._load()
            time.sleep(0.001)

    def unrelated(self):
        with self._other:
            time.sleep(5)

    def _load(self):
        time.sleep(0.5)  # holder
        return 1

    def get(self, key):
        with self._lock:  # blocked
            return self._items.get(key)


def main():
    registry = Registry()
    threading.Thread(target=registry.unrelated, daemon=True).start()
    threading.Thread(target=registry.refresh, daemon=True).start()
    time.sleep(0.1)
    pid = os.fork()  # fork
    if pid == 0:
        registry.get('a')
        os._exit(0)
    os.waitpid(pid, 0)


if __name__ == '__main__':
    main()
