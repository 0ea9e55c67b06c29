# python: >=3.7
import asyncio
from common import in_child, wait_for

wait_for(in_child(asyncio.run, asyncio.sleep(60)))
