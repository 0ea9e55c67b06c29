# outcome: passed
import os
import signal
import time
from common import in_child, wait_for

leader = in_child(time.sleep, 60)
member = in_child(time.sleep, 60)
os.setpgid(leader, leader)
os.setpgid(member, leader)
os.killpg(leader, signal.SIGTERM)
wait_for(leader)
wait_for(member)
