import subprocess
import sys

program = '''
import threading
from common import hold, in_child
lock = threading.Lock()
hold(lock, 0.2)
in_child(lock.acquire)
'''
pipe = subprocess.PIPE
process = subprocess.Popen([sys.executable, '-c', program], stdout=pipe, stderr=pipe)
process.communicate()
