# hazard: orphaned-lock
# lock: config_lock
import os
import threading
import time

config_lock = threading.Lock()
config = {}


def watch_config():
    while 1:
        with config_lock:
            config['read'] = time.time()
            time.sleep(0.5)  # holder


def daemonize():
    if os.fork():  # fork
        time.sleep(3)
        os._exit(0)
    os.setsid()
    if os.fork():
        os._exit(0)


watcher = threading.Thread(target=watch_config)
watcher.daemon = True
watcher.start()
time.sleep(.1)
daemonize()
with config_lock:  # blocked
    print(config)
