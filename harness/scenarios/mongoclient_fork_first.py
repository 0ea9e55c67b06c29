"""mongoclient.py with its fork before its client: the fork-first variant, not a scenario."""

import os
import traceback

from pymongo import MongoClient, version_tuple

uri = os.environ.get('MONGODB_URI', 'mongodb://localhost:27017')
limit = {'serverSelectionTimeoutMS': 2000} if version_tuple >= (3,) else {}

child = os.fork()
client = MongoClient(uri, **limit)
if child == 0:
    try:
        client.admin.command('ping')
        os._exit(0)
    except Exception:
        traceback.print_exc()
        os._exit(1)

os.waitpid(child, 0)
