# The trial writes into the file of the observer's records.
import os

folder = os.environ['FORK_SAFETY_TRIAL']
with open(folder + '/trace', 'ab') as trace:
    trace.write(b'{"e":"reaped"}\n{"e":"uncaught","text":' + b'[' * 100000 + b']' * 100000 + b'}\n')
    trace.write(b'{"e":"fork","stacks":[' + b'{},' * 300000 + b'{}]}\n')
    for _ in range(30000):
        trace.write(b'{"e":"fork","pid":1,"n":1}\n{"e":"child","ppid":1,"n":2}\n')
    trace.write(b'x' * (20 << 20))
