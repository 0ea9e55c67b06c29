# hazard: orphaned-lock
# lock: db_lock
import asyncio
import os
import threading
import time

db_lock = threading.Lock()


def query():
    with db_lock:
        time.sleep(1)  # holder


async def main():
    loop = asyncio.get_event_loop()
    job = loop.run_in_executor(None, query)
    await asyncio.sleep(0.1)
    pid = os.fork()  # fork
    if pid == 0:
        with db_lock:  # blocked
            os._exit(0)
    os.waitpid(pid, 0)
    await job


asyncio.new_event_loop().run_until_complete(main())
