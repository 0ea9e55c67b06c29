# hazard: lost-thread
# lock: answers
import os
import threading
from queue import SimpleQueue

questions = SimpleQueue()
answers = SimpleQueue()


def oracle():
    while True:
        questions.get()  # holder
        answers.put('yes')


threading.Thread(target=oracle, daemon=True).start()


def ask():
    questions.put('is it safe?')
    return answers.get()  # blocked


ask()
pid = os.fork()  # fork
if pid == 0:
    ask()
    os._exit(0)
os.waitpid(pid, 0)
