# lock: Tree.guard
import threading
from common import every, forked

class Tree:
    def __init__(self):
        self.guard = threading.RLock()  # made
        self.nodes = [1, 2, 3]

    def total(self):
        with self.guard:  # blocked
            return sum(self.nodes)

    def rotate(self):
        with self.guard:  # holder
            self.nodes.append(self.nodes.pop(0))
            self.total()

tree = Tree()
every(0.005, tree.rotate)
forked(tree.total)
