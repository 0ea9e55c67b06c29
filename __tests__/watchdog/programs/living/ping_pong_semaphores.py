import multiprocessing

if hasattr(multiprocessing, 'get_context'):
    multiprocessing = multiprocessing.get_context('fork')

ping, pong = multiprocessing.Semaphore(0), multiprocessing.Semaphore(0)


def answer():
    while True:
        ping.acquire()
        pong.release()


process = multiprocessing.Process(target=answer)
process.start()
while True:
    ping.release()
    pong.acquire()
