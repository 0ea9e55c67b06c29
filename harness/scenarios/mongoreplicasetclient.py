# /// script
# [tool.fork-safety]
# needs = ["pymongo>=2.7,<3"]
# timeout = 10
#
# [tool.fork-safety.variants.sleep]
# sleep-before-fork = 0.1
#
# [tool.fork-safety.variants.fork-first]
# script = "mongoreplicasetclient_fork_first.py"
#
# # Linux was measured; no Mac was. There macOS 26 kills a child that looks a name up.
# [tool.fork-safety.expect]
# baseline = { macos = ["passed", "failed", "deadlocked", "timed-out", "crashed"] }
# sleep = { macos = ["passed", "failed", "crashed"] }
# fork-first = { macos = ["passed", "failed", "crashed"] }
# ///
"""PyMongo 2's MongoReplicaSetClient, which connects before its constructor returns."""

import os
import traceback

from pymongo import MongoReplicaSetClient

uri = os.environ.get('MONGODB_REPLICA_SET_URI') or os.environ.get(
    'MONGODB_URI', 'mongodb://localhost:27017/?replicaSet=rs0')
client = MongoReplicaSetClient(uri, replicaSet='rs0')

child = os.fork()
if child == 0:
    try:
        client.admin.command('ping')
        os._exit(0)
    except Exception:
        traceback.print_exc()
        os._exit(1)

os.waitpid(child, 0)
