from typing import Any

# What harness/observer/sitecustomize.py gives to the files that it loads: itself.
observer: Any
# Python 2's.
unicode: Any
xrange: Any
