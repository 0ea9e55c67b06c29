"""A cache as packages have one."""
import threading

LOCK = threading.Lock()
entries = {}


def get(key):
    with LOCK:
        return entries.setdefault(key, len(entries))
