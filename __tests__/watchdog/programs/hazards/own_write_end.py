# The child waits for the end of a pipe whose write end it has inherited itself.
import os
from common import in_child, wait_for

reader, writer = os.pipe()
pid = in_child(os.read, reader, 1)
os.close(writer)
wait_for(pid)
