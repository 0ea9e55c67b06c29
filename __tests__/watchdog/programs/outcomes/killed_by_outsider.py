# outcome: failed: child
# A program that is not observed kills the child.
import subprocess
import time
from common import in_child, wait_for

pid = in_child(time.sleep, 60)
subprocess.call(['kill', '-9', str(pid)])
wait_for(pid)
