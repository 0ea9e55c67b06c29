# python: >=3.6
# Its worker hangs for a reason of its own; the server notices, as servers do, and starts another.
from common import *  # noqa: F403

def serve(first):
    if first:
        forever()


pid = child(serve, True)
deadline = time.time() + LATE
while os.waitpid(pid, os.WNOHANG) == (0, 0):
    if time.time() > deadline:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        break
    time.sleep(0.1)
ends(child(serve, False))
