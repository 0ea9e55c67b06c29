# /// script
# requires-python = ">=3.8"
# dependencies = ["datadog==0.56.0"]
# [tool.fork-safety.expect]
# sweep = ["passed"]
# [tool.fork-safety.variants.sweep]
# sweep = true
# ///
"""The fork is made while the client has its own locks: all are protected."""
import os
import time

from datadog import initialize, statsd

initialize(statsd_host="127.0.0.1", statsd_port=9125, statsd_disable_buffering=False)
statsd.increment("parent")
time.sleep(0.05)
if os.fork() == 0:
    statsd.increment("child")
    statsd.flush()
    os._exit(0)
os.wait()
os._exit(0)
