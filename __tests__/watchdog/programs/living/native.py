"""A library built from native.c where there is a compiler."""
import os

LIBRARY = os.environ['NATIVE']
