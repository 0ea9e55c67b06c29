# python: >=3.7
import asyncio
from common import in_child, wait_for


async def idle():
    await asyncio.get_running_loop().create_future()


wait_for(in_child(asyncio.run, idle()))
