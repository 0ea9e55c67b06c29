# python: >=3.6
from common import *  # noqa: F403

reader, writer = os.pipe()
other, unused = os.pipe()


def wait():
    def replace():
        time.sleep(0.3)
        os.dup2(other, reader)

    thread = threading.Thread(target=replace)
    thread.start()
    assert os.read(reader, 1) == b'x'
    thread.join()


pid = child(wait)
os.close(reader)
later(os.write, writer, b'x')
ends(pid)
