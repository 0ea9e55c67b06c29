"""Parent of one trial: nothing that the trial starts can leave it.

    python -S -E reaper.py

It is started ahead of time and reads what to run from descriptor 0: a line with a number of bytes,
then as many, fields that end in NUL: the working folder, how many arguments, the program and its
arguments, the environment's entries.

As a child subreaper (Linux 3.4+) it inherits every orphan of the trial, whatever session, name or
environment that has given itself; so "no children left" means that nothing is left. Standard
output and error are the trial's own and are not kept open here.

Where it adopts there are three processes: the guard, the reaper below it, and one between the reaper
and the program. A program that kills or stops its parent thus ends nothing that watches over it. From
there down Landlock (Linux 5.19+) keeps the trial from reading the memory and the environment of what
is not its own, and (6.12+) from sending it signals. A trial that ends the reaper all the same is
adopted by the guard and killed, and the guard ends with a status other than 0.

Descriptor 0 is then a leash: when it closes (its holder died) or says "end", everything is killed until
no child is left. Before that a line "peer PID DESCRIPTOR" asks for a socket's other end (peers.py): here
since only an ancestor may see it everywhere. Descriptor 3 takes reports, a line each: "subreaper 0|1",
"reaper PID", "between PID", "main PID", "exit PID RAW-STATUS", "prevented ERRNO",
"peer PID DESCRIPTOR INODE OTHER-INODE".
The exit status is 0 where nothing is left and nothing was done to the reaper.

It imports nothing that costs time at a start, and runs on CPython 2.7 to 3.15 and PyPy.
"""
import os
import sys

try:
    import _thread
except ImportError:
    import thread as _thread  # type: ignore

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 36, 38
LANDLOCK_CREATE_RULESET, LANDLOCK_ADD_RULE, LANDLOCK_RESTRICT_SELF = 444, 445, 446
LANDLOCK_VERSION, PATH_BENEATH, SCOPE_SIGNAL = 1, 1, 2
# May be made anywhere, by the rule for "/"; a ruleset must handle something.
MAKE_BLOCK_AND_REFER = 1 << 11 | 1 << 13
P_PID, WEXITED, WNOWAIT = 1, 4, 1 << 24
WNOHANG, MOST_PID = 1, 1 << 22
EAGAIN = 11  # on Linux
SIGKILL = 9
SIGCONT = 18  # on Linux, where it is used
LEASH, REPORT = 0, 3


def report(*words):
    try:
        os.write(REPORT, (" ".join(str(word) for word in words) + "\n").encode("ascii"))
    except OSError:
        pass


def prevented(error):
    # Not what a new process would have done: the machine gives none.
    report("prevented", getattr(error, "errno", None) or EAGAIN)
    os._exit(1)


def become_subreaper():
    return sys.platform.startswith("linux") and control(PR_SET_CHILD_SUBREAPER, 1)


def control(option, value):
    """prctl(2); False where it was refused."""
    try:
        return function("prctl")(option, value, 0, 0, 0) == 0
    except Exception:
        return False


def function(name):
    """A function of the C library, which takes integers, bytes as a pointer, and None."""
    try:
        import _ctypes  # ctypes itself costs three times as much

        address = _ctypes.dlsym(_ctypes.dlopen(None, 0), name)  # type: ignore
        return lambda *arguments: _ctypes.call_function(address, arguments)
    except Exception:
        pass
    import ctypes

    return getattr(ctypes.CDLL(None), name)


def confine():
    """Keeps this process and all below it from what is not below it, as far as the kernel can."""
    try:
        syscall = function("syscall")
        version = syscall(LANDLOCK_CREATE_RULESET, None, 0, LANDLOCK_VERSION)
        rules = -1
        if version >= 6:
            attributes = number(0, 8) + number(0, 8) + number(SCOPE_SIGNAL, 8)
            rules = syscall(LANDLOCK_CREATE_RULESET, attributes, len(attributes), 0)
        elif version >= 2:
            rules = allow_all_files(syscall)
        if rules < 0:
            return
        # Whoever may not administer the system must give up set-uid programs for it.
        if syscall(LANDLOCK_RESTRICT_SELF, rules, 0) != 0:
            control(PR_SET_NO_NEW_PRIVS, 1)
            syscall(LANDLOCK_RESTRICT_SELF, rules, 0)
        os.close(rules)
    except Exception:
        pass


def allow_all_files(syscall):
    """A ruleset that forbids nothing: being in a domain at all keeps from reading other processes."""
    attributes = number(MAKE_BLOCK_AND_REFER, 8)
    rules = syscall(LANDLOCK_CREATE_RULESET, attributes, len(attributes), 0)
    top = os.open("/", os.O_RDONLY)
    rule = number(MAKE_BLOCK_AND_REFER, 8) + number(top, 4)
    added = syscall(LANDLOCK_ADD_RULE, rules, PATH_BENEATH, rule, 0)
    os.close(top)
    return rules if added == 0 else -1


def number(value, size):
    parts = [value >> 8 * index & 255 for index in range(size)]
    return bytes(bytearray(parts if sys.byteorder == "little" else reversed(parts)))


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
        report("main", os.getpid())
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
        confine()
        try:
            main = start(order)
        except OSError as error:
            return prevented(error)
        let_go_of_output()
        # Not collected here: what the trial kills in the middle of that would take the status along.
        function("waitid")(P_PID, main, bytes(bytearray(128)), WEXITED | WNOWAIT, None)
    finally:
        os._exit(0)


def let_go_of_output():
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 1)
    os.dup2(null, 2)


def restore_signals():
    # Python ignores these two for itself; an executed program would inherit that.
    try:
        import _signal as signal  # type: ignore
    except ImportError:
        import signal
    for name in ("SIGPIPE", "SIGXFSZ"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)


def children():
    """Pids of the direct children, also of those that were adopted."""
    me = os.getpid()
    found = []
    if sys.platform.startswith("linux") and not is_own_proc():
        return children_asked_for(me)
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


def is_own_proc():
    """Not where there is no /proc, and not that of another PID namespace: its numbers are of others."""
    try:
        return os.readlink("/proc/self") == str(os.getpid())
    except OSError:
        return False


def children_asked_for(me):
    """Of all pids that were given since this process began, those that it could wait for."""
    waitid = function("waitid")
    newest = os.fork()
    if newest == 0:
        os._exit(0)
    numbers = range(me + 1, newest) if newest > me else range(2, MOST_PID)
    information = bytes(bytearray(128))
    asked = WEXITED | WNOHANG | WNOWAIT
    return [pid for pid in numbers if waitid(P_PID, pid, information, asked, None) == 0]


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


def watch_over(reaper):
    """The guard: returns whether the reaper ended by itself; if not, ends what that leaves."""
    let_go_of_output()
    while True:
        _, status = wait(reaper, os.WUNTRACED)  # type: ignore
        if not os.WIFSTOPPED(status):
            break
        os.kill(reaper, SIGCONT)
    if status != 0:
        kill_all()
    return status == 0


def kill_all():
    pause = sleeper()
    while True:
        for pid in children():
            kill(pid)
        ended = (1, 0)
        while ended and ended[0] != 0:
            ended = wait(-1, os.WNOHANG)
        if ended is None:
            return
        pause()


def run():
    adopts = become_subreaper()
    if adopts:
        wake_without_parent()
        reaper = os.fork()
        if reaper:
            os._exit(0 if watch_over(reaper) else 1)
        wake_without_parent()
        report("reaper", os.getpid())
        adopts = become_subreaper()
    report("subreaper", int(adopts))
    order = read_order()
    if order is None:
        os._exit(0)
    first = start_below(order) if adopts else start(order)
    let_go_of_output()
    try:
        _thread.start_new_thread(end_on_leash, (first, adopts))
    except Exception as error:
        kill(first if adopts else -first)
        prevented(error)
    wait_for_all(first if adopts else None)
    os._exit(0)


def wake_without_parent():
    # A trial may have stopped this process; the leash must be heeded all the same.
    control(PR_SET_PDEATHSIG, SIGCONT)


if __name__ == "__main__":
    try:
        run()
    except OSError as error:
        prevented(error)
