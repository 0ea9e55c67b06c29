# outcome: failed: the main process ended with status 1
def
