# The end of a chain of readers works.
import subprocess
import sys

worker = 'import time; time.sleep(60)'
reader = 'import sys; sys.stdin.read()'
first = subprocess.Popen([sys.executable, '-c', worker], stdout=subprocess.PIPE)
second = subprocess.Popen([sys.executable, '-c', reader], stdin=first.stdout)
first.stdout.close()
second.wait()
