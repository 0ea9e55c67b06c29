# /// script
# requires-python = ">=3.9"
# dependencies = ["prometheus-client==0.26.0"]
# [tool.fork-safety.expect]
# sweep = ["deadlocked"]
# [tool.fork-safety.variants.sweep]
# sweep = true
# ///
"""A thread of the parent counts now and then; so does the child."""
import os
import threading
import time

from prometheus_client import Counter

requests = Counter("requests", "Requests")


def now_and_then():
    while True:
        requests.inc()
        time.sleep(0.005)


threading.Thread(target=now_and_then, daemon=True).start()
time.sleep(0.05)
if os.fork() == 0:
    requests.inc()
    os._exit(0)
os.wait()
