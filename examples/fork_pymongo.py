# /// script
# requires-python = ">=3.9"
# dependencies = ["pymongo>=4.3"]
# [tool.fork-safety]
# timeout = 20
# trials = 3
# [tool.fork-safety.expect.baseline]
# any = ["passed"]
# getaddrinfo-lock = ["deadlocked", "failed"]
# [tool.fork-safety.variants."connect=False"]
# keywords = { "pymongo.MongoClient" = { connect = false } }
# ///
"""A MongoClient connects in the background while the process forks; the child uses it.

Run it with `--emulate none,getaddrinfo-lock` to see it as on a Mac of 2015 too. MONGODB_URI leads
to a small server of Fork Safety's own, unless `--mongodb-uri` names a real one.
"""
import os
import sys

from pymongo import MongoClient

client = MongoClient(os.environ["MONGODB_URI"], serverSelectionTimeoutMS=2000)

child = os.fork()
if child == 0:
    try:
        client.admin.command("ping")
        os._exit(0)
    except Exception as error:
        print(error, file=sys.stderr)
        os._exit(1)

_, status = os.waitpid(child, 0)
sys.exit(status != 0)
