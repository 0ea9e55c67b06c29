# /// script
# requires-python = ">=3.8"
# dependencies = ["sentry-sdk==2.57.0"]
# [tool.fork-safety.expect]
# sweep = ["deadlocked"]
# [tool.fork-safety.variants.sweep]
# sweep = true
# ///
"""A thread of the parent reports to Sentry now and then; so does the child."""
import os
import threading
import time

import sentry_sdk

sentry_sdk.init("http://key@127.0.0.1:9/1", enable_logs=True, traces_sample_rate=1.0)


def report():
    with sentry_sdk.start_transaction(name="report"):
        sentry_sdk.logger.info("report")
    sentry_sdk.capture_message("report")


def now_and_then():
    while True:
        report()
        time.sleep(0.01)


threading.Thread(target=now_and_then, daemon=True).start()
time.sleep(0.1)
if os.fork() == 0:
    report()
    os._exit(0)
os.wait()
os._exit(0)
