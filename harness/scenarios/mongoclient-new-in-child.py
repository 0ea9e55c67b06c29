# /// script
# [tool.fork-safety]
# needs = ["pymongo>=2.7"]
# timeout = 10
#
# [tool.fork-safety.variants.sleep]
# sleep-before-fork = 0.1
#
# [tool.fork-safety.variants."connect=False"]
# keywords = { "pymongo.MongoClient" = { connect = false } }
#
# [tool.fork-safety.variants.fork-first]
# script = "mongoclient-new-in-child_fork_first.py"
#
# # Linux was measured: PyMongo 2 passes under emulation, too; PyMongo 3.12.3 hung once in 20 trials
# # without it, on a lock of its own (4.3 renews it). No Mac was: there macOS 26 kills a child that
# # looks a name up.
# [tool.fork-safety.expect.baseline]
# linux = ["passed", "deadlocked"]
# "getaddrinfo-lock; python>=3" = ["deadlocked", "failed"]
# "getaddrinfo-lock; python<3" = ["deadlocked", "failed", "passed"]
# macos = ["passed", "failed", "deadlocked", "timed-out", "crashed"]
#
# [tool.fork-safety.expect]
# sleep = { any = ["passed"], macos = ["passed", "failed", "crashed"] }
# "connect=False" = { any = ["passed"], macos = ["passed", "failed", "crashed"] }
# fork-first = { any = ["passed"], macos = ["passed", "failed", "crashed"] }
# ///
"""There is a MongoClient before the fork, but the child makes one of its own."""

import os
import traceback

from pymongo import MongoClient, version_tuple

uri = os.environ.get('MONGODB_URI', 'mongodb://localhost:27017')
limit = {'serverSelectionTimeoutMS': 2000} if version_tuple >= (3,) else {}
client = MongoClient(uri, **limit)

child = os.fork()
if child == 0:
    try:
        MongoClient(uri, **limit).admin.command('ping')
        os._exit(0)
    except Exception:
        traceback.print_exc()
        os._exit(1)

os.waitpid(child, 0)
