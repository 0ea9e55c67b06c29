# hazard: lost-thread
# lock: ex
import os
import concurrent.futures as cf


def main():
    with cf.ThreadPoolExecutor(1) as ex:  # holder
        ex.submit(pow, 2, 3).result()
        pid = os.fork()  # fork
        if pid == 0:
            ex.submit(pow, 2, 3).result()  # blocked
            os._exit(0)
        os.waitpid(pid, 0)


main()
