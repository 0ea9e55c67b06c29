# hazard: not-fork
# lock: self.right
import threading
import time


class Table:
    def __init__(self):
        self.left = threading.Lock()
        self.right = threading.Lock()

    def lefty(self):
        with self.left:
            time.sleep(0.2)
            with self.right:  # blocked
                pass

    def righty(self):
        with self.right:
            time.sleep(0.2)
            with self.left:
                pass


table = Table()
threading.Thread(target=table.righty, daemon=True).start()
table.lefty()
