# python: >=3.9; not pypy
import os
import select
import time
from common import in_child

select.select([os.pidfd_open(in_child(time.sleep, 60))], [], [])
