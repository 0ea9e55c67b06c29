# /// script
# requires-python = ">=3.8"
# dependencies = ["loguru==0.7.3"]
# [tool.fork-safety.expect]
# sweep = ["passed"]
# [tool.fork-safety.variants.sweep]
# sweep = true
# ///
"""The fork is made while the logger has the locks of its handlers: all are protected."""
import os
import threading
import time

from loguru import logger


def now_and_then():
    while True:
        logger.info("tick")
        time.sleep(0.01)


threading.Thread(target=now_and_then, daemon=True).start()
time.sleep(0.05)
if os.fork() == 0:
    logger.info("child")
    os._exit(0)
os.wait()
os._exit(0)
