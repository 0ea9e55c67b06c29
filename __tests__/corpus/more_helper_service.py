# hazard: lost-thread
# lock: self._response
import os

from shop.service import Service

service = Service()
service.call('one')
pid = os.fork()  # fork
if pid == 0:
    service.call('two')
    os._exit(0)
os.waitpid(pid, 0)
