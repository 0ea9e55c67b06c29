# hazard: lost-thread
# lock: pool
import asyncio
import os
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)  # holder


async def parent():
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, len, 'warm')


asyncio.run(parent())
pid = os.fork()  # fork
if pid == 0:
    print(pool.submit(len, 'child').result())  # blocked
    os._exit(0)
os.waitpid(pid, 0)
