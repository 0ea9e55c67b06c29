# /// script
# requires-python = ">=3.10"
# dependencies = ["posthog==7.91.1"]
# [tool.fork-safety.expect]
# sweep = ["deadlocked"]
# [tool.fork-safety.variants.sweep]
# sweep = true
# ///
"""The client renews itself in a hook after the fork, and closes its session in it."""
import os
import threading
import time

from posthog import Posthog

client = Posthog("key", host="http://127.0.0.1:9", max_retries=0, timeout=1)


def now_and_then():
    while True:
        client.get_feature_flag("flag", "user")
        time.sleep(0.01)


threading.Thread(target=now_and_then, daemon=True).start()
time.sleep(0.1)
if os.fork() == 0:
    os._exit(0)
os.wait()
os._exit(0)
