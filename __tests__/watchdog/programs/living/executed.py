import os
import sys
from common import in_child, wait_for

program = [sys.executable, '-c', 'import time; time.sleep(60)']
wait_for(in_child(os.execv, sys.executable, program))
