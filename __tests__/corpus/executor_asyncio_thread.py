# hazard: lost-thread
# lock: LOOP
import asyncio
import os
import threading

LOOP = asyncio.new_event_loop()


def run_loop():
    asyncio.set_event_loop(LOOP)
    LOOP.run_forever()  # holder


async def answer():
    return 42


def call():
    return asyncio.run_coroutine_threadsafe(answer(), LOOP).result()  # blocked


threading.Thread(target=run_loop, name='event-loop', daemon=True).start()
call()
pid = os.fork()  # fork
if pid == 0:
    call()
    os._exit(0)
os.waitpid(pid, 0)
