"""Parent of one trial: nothing that the trial starts can leave it.

    python -S -E reaper.py

It is started ahead of time and reads what to run from descriptor 0: a line with a number of bytes,
then as many, fields that end in NUL: the working folder, how many arguments, the program and its
arguments, the environment's entries.

As a child subreaper (Linux 3.4+) it inherits every orphan of the trial, whatever session, name or
environment that has given itself; so "no children left" means that nothing is left. Standard
output and error are the trial's own and are not kept open here.

Where it adopts, the program's parent is a process between the two, so that a program which kills
or stops its parent does not end what watches over it.

Descriptor 0 is then a leash: when it closes (its holder died) or says "end", everything is killed until
no child is left. Before that a line "peer PID DESCRIPTOR" asks for a socket's other end (peers.py): here
since only an ancestor may see it everywhere. Descriptor 3 takes reports, a line each: "subreaper 0|1",
"between PID", "main PID", "exit PID RAW-STATUS", "peer PID DESCRIPTOR INODE OTHER-INODE", "empty".

It imports nothing that costs time at a start, and runs on CPython 2.7 to 3.15 and PyPy.
"""
import os
import sys

try:
    import _thread
except ImportError:
    import thread as _thread

PR_SET_CHILD_SUBREAPER = 36
SIGKILL = 9
SIGCONT = 18  # on Linux, where it is used
LEASH, REPORT = 0, 3


def report(*words):
    try:
        os.write(REPORT, (" ".join(str(word) for word in words) + "\n").encode("ascii"))
    except OSError:
        pass


def become_subreaper():
    if not sys.platform.startswith("linux"):
        return False
    arguments = (PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    try:
        import _ctypes  # ctypes itself costs three times as much

        prctl = _ctypes.dlsym(_ctypes.dlopen(None, 0), "prctl")
        return _ctypes.call_function(prctl, arguments) == 0
    except Exception:
        pass
    try:
        import ctypes

        return ctypes.CDLL(None).prctl(*arguments) == 0
    except Exception:
        return False


def read_order():
    """What to run as (folder, command, environment); None where nothing is asked for any more."""
    size = b""
    while not size.endswith(b"\n"):
        byte = os.read(LEASH, 1)
        if not byte:
            return None
        size += byte
    text = b""
    while len(text) < int(size):
        chunk = os.read(LEASH, int(size) - len(text))
        if not chunk:
            return None
        text += chunk
    fields = text.split(b"\0")[:-1]
    end = 2 + int(fields[1])
    return fields[0], fields[2:end], dict(entry.split(b"=", 1) for entry in fields[end:])


def start(order):
    """Forks and executes the program in a session of its own; returns its pid."""
    pid = os.fork()
    if pid:
        return pid
    try:
        folder, command, environment = order
        os.setsid()
        os.close(LEASH)
        os.open(os.devnull, os.O_RDONLY)  # becomes descriptor 0, the lowest that is free
        restore_signals()
        os.close(REPORT)
        if hasattr(os, "set_inheritable"):
            os.set_inheritable(0, True)
        os.chdir(folder)
        os.execve(command[0], command, environment)
    finally:
        os._exit(126)  # only where the program could not be executed


def start_below(order):
    """Starts the program below a process of its own; returns that process's pid."""
    pid = os.fork()
    if pid:
        return pid
    try:
        report("between", os.getpid())
        main = start(order)
        report("main", main)
        let_go_of_output()
        report("exit", main, wait(main, 0)[1])
    finally:
        os._exit(0)


def let_go_of_output():
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 1)
    os.dup2(null, 2)


def restore_signals():
    # Python ignores these two for itself; an executed program would inherit that.
    try:
        import _signal as signal
    except ImportError:
        import signal
    for name in ("SIGPIPE", "SIGXFSZ"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)


def children():
    """Pids of the direct children, also of those that were adopted."""
    me = os.getpid()
    found = []
    try:
        for thread in os.listdir("/proc/self/task"):
            with open("/proc/self/task/%s/children" % thread) as listing:
                found += [int(pid) for pid in listing.read().split()]
        return found
    except (IOError, OSError):
        pass
    try:
        names = os.listdir("/proc")
    except OSError:
        return found
    for name in names:
        if name.isdigit() and parent_of(name) == me:
            found.append(int(name))
    return found


def parent_of(pid):
    try:
        with open("/proc/%s/stat" % pid) as stat:
            return int(stat.read().rpartition(")")[2].split()[1])
    except (IOError, OSError, IndexError, ValueError):
        return None


def kill(pid):
    try:
        os.kill(pid, SIGKILL)
    except OSError:
        pass


def end_on_leash(first, adopts):
    # Then kill until wait_for_all() finds no child.
    try:
        heed_leash()
    except Exception:
        pass
    pause = sleeper()
    while True:
        for pid in children():
            kill(pid)
        if not adopts:
            kill(-first)
        pause()


def heed_leash():
    """Answers what the leash asks, until it says "end" or is gone."""
    text = b""
    while text != b"end":
        chunk = os.read(LEASH, 4096)
        if not chunk:
            return
        lines = (text + chunk).split(b"\n")
        text = lines.pop()
        for line in lines:
            answer(*[int(word) for word in line.split()[1:]])


def answer(pid, fd):
    try:
        import peers  # only where it is asked for: it costs more than all the rest

        found = peers.connection(pid, fd)
    except Exception:
        found = (0, 0)
    report("peer", pid, fd, *found)


def sleeper():
    import time

    return lambda: time.sleep(0.001)


def wait(pid, options):
    """waitpid() that a signal does not end; None where there is no such child."""
    while True:
        try:
            return os.waitpid(pid, options)
        except OSError as error:
            if error.errno != 4:  # EINTR
                return None


def wait_for_all(between):
    while True:
        ended = wait(-1, os.WUNTRACED)
        if ended is None:
            return
        pid, status = ended
        if os.WIFSTOPPED(status):
            if pid == between:
                os.kill(pid, SIGCONT)
        elif pid != between:
            report("exit", pid, status)


def run():
    adopts = become_subreaper()
    report("subreaper", int(adopts))
    order = read_order()
    if order is None:
        return
    first = start_below(order) if adopts else start(order)
    if not adopts:
        report("main", first)
    let_go_of_output()
    _thread.start_new_thread(end_on_leash, (first, adopts))
    wait_for_all(first if adopts else None)
    if adopts:
        report("empty")
    os._exit(0)


if __name__ == "__main__":
    run()
