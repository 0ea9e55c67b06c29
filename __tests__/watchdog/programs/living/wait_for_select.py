import os
import select
import time
from common import in_child

reader, writer = os.pipe()


def write():
    time.sleep(60)
    os.write(writer, b'x')


in_child(write)
select.select([reader], [], [])
