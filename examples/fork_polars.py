# /// script
# requires-python = ">=3.9"
# dependencies = ["polars>=1"]
# [tool.fork-safety]
# timeout = 20
# trials = 3
# exclusive = true
# [tool.fork-safety.expect.baseline]
# linux = ["deadlocked"]
# any = ["deadlocked", "crashed", "passed"]
# [tool.fork-safety.expect.sleep]
# linux = ["deadlocked"]
# any = ["deadlocked", "crashed", "passed"]
# [tool.fork-safety.variants.spawn]
# env = { START_METHOD = "spawn" }
# ///
"""Polars has a pool of native threads, which a forked child does not get.

The variant `spawn` has the remedy: a child that starts anew. A library with channels or workers
of its own, such as gRPC, is tried in the same shape.
"""
import multiprocessing
import os
import sys

import polars


def total():
    frame = polars.DataFrame({"key": list(range(1000)) * 10, "value": list(range(10000))})
    return frame.group_by("key").agg(polars.col("value").sum()).height


def main():
    total()
    context = multiprocessing.get_context(os.environ.get("START_METHOD", "fork"))
    child = context.Process(target=total)
    child.start()
    child.join()
    return child.exitcode != 0


if __name__ == "__main__":
    sys.exit(main())
