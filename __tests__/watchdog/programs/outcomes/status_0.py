# outcome: passed
import sys

sys.exit(0)
