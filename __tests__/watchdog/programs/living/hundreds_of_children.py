# passed
# limit: 20
import os
from common import in_child, wait_for

for _ in range(300):
    wait_for(in_child(int))
