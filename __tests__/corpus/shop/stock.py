import threading
import time

_guard = threading.Lock()
_audit_guard = threading.Lock()
_stock = {'apples': 3}


def reload():
    with _guard:
        time.sleep(1)  # holder lock_package lock_import_from


def audit():
    with _audit_guard:
        time.sleep(1)


def count(name):
    with _guard:  # blocked lock_package lock_import_from
        return _stock[name]
