# outcome: failed: the main process ended with status 1
import sys

sys.exit(1)
