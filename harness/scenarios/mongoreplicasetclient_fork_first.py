"""mongoreplicasetclient.py with its fork first: the fork-first variant, not a scenario."""

import os
import traceback

from pymongo import MongoReplicaSetClient

uri = os.environ.get('MONGODB_REPLICA_SET_URI') or os.environ.get(
    'MONGODB_URI', 'mongodb://localhost:27017/?replicaSet=rs0')

child = os.fork()
client = MongoReplicaSetClient(uri, replicaSet='rs0')
if child == 0:
    try:
        client.admin.command('ping')
        os._exit(0)
    except Exception:
        traceback.print_exc()
        os._exit(1)

os.waitpid(child, 0)
