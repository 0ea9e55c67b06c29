# /// script
# [tool.fork-safety]
# trials = 10
# timeout = 10
#
# [tool.fork-safety.variants.sleep]
# sleep-before-fork = 0.1
#
# [tool.fork-safety.variants.preload]
# preload = ["encodings.idna"]
#
# [tool.fork-safety.variants.fork-first]
# script = "getaddrinfo_fork_first.py"
#
# # Linux was measured. No Mac was: there the import lock of encodings.idna should hang as well,
# # and macOS 26 kills a child that looks a name up. Nor was a BSD.
# [tool.fork-safety.expect.baseline]
# "linux; python<3.3" = ["passed"]
# "linux; python>=3.3" = ["deadlocked"]
# getaddrinfo-lock = ["deadlocked"]
# macos = ["deadlocked", "crashed", "timed-out", "passed"]
# freebsd = ["deadlocked", "timed-out", "passed"]
# openbsd = ["deadlocked", "timed-out", "passed"]
#
# [tool.fork-safety.expect.sleep]
# linux = ["passed"]
# getaddrinfo-lock = ["passed"]
# macos = ["passed", "crashed"]
#
# [tool.fork-safety.expect.preload]
# linux = ["passed"]
# getaddrinfo-lock = ["deadlocked"]
# macos = ["passed", "crashed"]
#
# [tool.fork-safety.expect.fork-first]
# linux = ["passed"]
# getaddrinfo-lock = ["passed"]
# macos = ["passed", "crashed"]
# ///
"""A thread looks a name up, the main thread forks, and the child looks another name up."""

import os
import socket
import sys
import threading
import time

if sys.version_info[0] == 2:
    sys.setcheckinterval(10000)  # let a thread run as long as Python 3 does
else:
    sys.setswitchinterval(0.0001)  # the window is short: look into it often

asking = []


def look_up(host):
    asking.append(host)
    socket.getaddrinfo(host, 80)


def is_under_way():
    # A first lookup begins by importing this; Python 2 has no lock for it.
    return asking and ('encodings.idna' in sys.modules or sys.version_info[0] == 2)


thread = threading.Thread(target=look_up, args=('localhost',))
thread.start()
while not is_under_way():
    time.sleep(0.0001)

child = os.fork()
if child == 0:
    look_up('127.0.0.1')
    os._exit(0)

os.waitpid(child, 0)
thread.join()
