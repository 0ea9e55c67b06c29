# outcome: failed: the main process ended with status 7
import os

os._exit(7)
