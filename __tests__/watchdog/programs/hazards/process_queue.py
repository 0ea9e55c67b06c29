import multiprocessing
import threading
from common import hold

if hasattr(multiprocessing, 'get_context'):
    multiprocessing = multiprocessing.get_context('fork')
lock = threading.Lock()
answers = multiprocessing.Queue()


def work():
    with lock:
        answers.put(1)


hold(lock)
multiprocessing.Process(target=work).start()
print(answers.get())
