# /// script
# requires-python = ">=3.9"
# dependencies = ["pymongo==4.20.1"]
# [tool.fork-safety.expect]
# sweep = ["passed"]
# [tool.fork-safety.variants.sweep]
# sweep = true
# ///
"""The client's locks are released in the child by a hook of its own: none hangs."""
import os

import pymongo

client = pymongo.MongoClient("127.0.0.1", 9, serverSelectionTimeoutMS=100, heartbeatFrequencyMS=500)


def ping():
    try:
        client.admin.command("ping")
    except pymongo.errors.PyMongoError:
        pass


ping()
if os.fork() == 0:
    ping()
    os._exit(0)
os.wait()
os._exit(0)
