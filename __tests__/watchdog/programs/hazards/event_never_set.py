import threading
from common import in_child, wait_for

wait_for(in_child(threading.Event().wait))
