# hazard: lost-thread
# lock: self._pool
import os
from concurrent.futures import ThreadPoolExecutor


class Fetcher:
    def __init__(self):
        self._pool = ThreadPoolExecutor(  # holder
            max_workers=4,
            thread_name_prefix='fetch',
        )

    def fetch(self, url):
        future = self._pool.submit(self._get, url)
        return future.result()  # blocked

    def _get(self, url):
        return len(url)


def main():
    fetcher = Fetcher()
    for url in 'abcd':
        fetcher.fetch(url)
    pid = os.fork()  # fork
    if pid == 0:
        fetcher.fetch('x')
        os._exit(0)
    os.waitpid(pid, 0)


main()
