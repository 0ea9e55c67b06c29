import threading
from common import in_child, wait_for

wait_for(in_child(lambda: threading.Event().wait(60)))
