# Two threads, or two processes, that wait for each other all the time and are never stuck.
import multiprocessing
import os
import sys
import threading


def threads():
    ping, pong = threading.Semaphore(0), threading.Semaphore(0)
    run(lambda: serve(ping.acquire, pong.release), threaded=True)
    play(ping.release, pong.acquire)


def processes():
    context = multiprocessing.get_context('fork')
    ping, pong = context.Semaphore(0), context.Semaphore(0)
    run(lambda: serve(ping.acquire, pong.release))
    play(ping.release, pong.acquire)


def pipes():
    ping, pong = os.pipe(), os.pipe()
    run(lambda: serve(lambda: os.read(ping[0], 1), lambda: os.write(pong[1], b'x')))
    play(lambda: os.write(ping[1], b'x'), lambda: os.read(pong[0], 1))


def run(function, threaded=False):
    if threaded:
        thread = threading.Thread(target=function)
        thread.daemon = True
        thread.start()
    elif os.fork() == 0:
        function()


def serve(wait, answer):
    while True:
        wait()
        answer()


def play(call, wait):
    while True:
        call()
        wait()


{'threads': threads, 'processes': processes, 'pipes': pipes}[sys.argv[1]]()
