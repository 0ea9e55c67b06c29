import os


def run(function):
    pid = os.fork()  # fork style_fork_helper
    if pid == 0:
        function()
        os._exit(0)
    return os.waitpid(pid, 0)
