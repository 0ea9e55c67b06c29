"""Twelve tests, of which two fork while the cache is being refreshed and hang for ever."""
import concurrent.futures
import contextlib
import multiprocessing
import os
import threading
import time

import pytest

import shop

fork = multiprocessing.get_context("fork")


@contextlib.contextmanager
def refreshing():
    """What is forked in here finds the lock taken, by a thread that it does not have."""
    taken, finish = threading.Event(), threading.Event()
    thread = threading.Thread(target=shop.refresh, args=(taken, finish), name="refresher")
    if os.environ.get("HEALED"):
        finish.set()
    thread.start()
    taken.wait()
    if os.environ.get("HEALED"):
        thread.join()
    try:
        yield
    finally:
        finish.set()
        thread.join()


def ask(results):
    results.put(shop.price("tea"))


def test_process():
    with refreshing():
        process = fork.Process(target=shop.price, args=("tea",))
        process.start()
        process.join()
    assert process.exitcode == 0


def test_executor():
    with refreshing():
        with concurrent.futures.ProcessPoolExecutor(2, mp_context=fork) as executor:
            assert executor.submit(shop.price, "tea").result() >= 3


@pytest.mark.parametrize("count", range(6))
def test_quick(count):
    time.sleep(0.05)
    assert shop.price("tea") >= 3


def test_queue():
    results = fork.Queue()
    process = fork.Process(target=ask, args=(results,))
    process.start()
    assert results.get() >= 3
    process.join()


def test_pool():
    with fork.Pool(2) as pool:
        assert pool.map(shop.price, ["tea"] * 4)


def test_healthy_executor():
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=fork) as executor:
        assert list(executor.map(shop.price, ["tea"] * 4))


def test_plain_fork():
    child = os.fork()
    if child == 0:
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
