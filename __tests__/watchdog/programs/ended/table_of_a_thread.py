# python: >=3.6
from common import *  # noqa: F403

CLONE_FILES = 0x400
reader, writer = os.pipe()


def answer():
    ready = threading.Event()

    def hold():
        assert libc.unshare(CLONE_FILES) == 0
        ready.set()
        time.sleep(LATE)
        os.write(writer, b'x')

    thread = threading.Thread(target=hold)
    thread.start()
    ready.wait()
    os.close(writer)
    thread.join()


two = child(answer)
one = child(os.read, reader, 1)
os.close(writer)
os.close(reader)
ends(one)
ends(two)
