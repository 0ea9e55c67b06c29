# passed
# limit: 20
import os
from common import in_child, wait_for

for _ in range(100):
    wait_for(in_child(lambda: in_child(int)))
