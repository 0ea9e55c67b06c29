# hazard: lost-thread
# lock: POOL
import multiprocessing
import os

if __name__ == '__main__':
    context = multiprocessing.get_context('fork')
    POOL = context.Pool(1)  # holder
    POOL.apply(abs, (-1,))
    pid = os.fork()  # fork
    if pid == 0:
        POOL.apply(abs, (-2,))  # blocked
        os._exit(0)
    os.waitpid(pid, 0)
