import os
import select
from common import in_child, wait_for

reader, writer = os.pipe()
wait_for(in_child(select.select, [reader], [], [], 60))
