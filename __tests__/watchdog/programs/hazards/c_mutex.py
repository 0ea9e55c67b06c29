from common import hold, in_child, wait_for
from mutex import Mutex

mutex = Mutex()
hold(mutex)
wait_for(in_child(mutex.lock))
