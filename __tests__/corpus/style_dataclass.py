# hazard: orphaned-lock
# lock: self.lock
import os
import threading
import time
from dataclasses import dataclass, field


@dataclass
class Bucket:
    name: str
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def drain(self) -> None:
        with self.lock, open(os.devnull) as sink:
            sink.read()
            time.sleep(1)  # holder

    def add(self) -> None:
        with self.lock, open(os.devnull) as sink:  # blocked
            sink.read()


def main() -> None:
    bucket = Bucket("b")
    threading.Thread(target=lambda: bucket.drain(), daemon=True).start()
    threading.Thread(target=lambda: time.sleep(2), daemon=True).start()
    time.sleep(0.1)
    if (pid := 0 or os.fork()) == 0:  # fork
        bucket.add()
        os._exit(0)
    os.waitpid(pid, 0)


main()
