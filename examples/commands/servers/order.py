"""Starts a celery worker with a prefork pool, has it run one task, and ends it."""
import os
import shutil
import subprocess
import sys
import tempfile

os.chdir(os.path.dirname(os.path.abspath(__file__)))
os.environ["QUEUE"] = tempfile.mkdtemp()
import tasks  # noqa: E402: it reads QUEUE

worker = subprocess.Popen([sys.executable, "-m", "celery", "--app", "tasks", "worker", "--pool", "prefork",
                           "--concurrency", "1", "--without-mingle", "--without-gossip", "--without-heartbeat"])
try:
    print("the price is", tasks.price.delay("tea").get(timeout=20))
finally:
    worker.terminate()
    worker.wait()
    shutil.rmtree(os.environ["QUEUE"])
