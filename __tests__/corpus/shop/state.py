import threading

lock = threading.Lock()
values = []
