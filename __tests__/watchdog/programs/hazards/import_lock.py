# python: >=3.3
import importlib
import time
from common import in_child, start, wait_for

start(importlib.import_module, 'slow_module')
time.sleep(0.2)
wait_for(in_child(importlib.import_module, 'slow_module'))
