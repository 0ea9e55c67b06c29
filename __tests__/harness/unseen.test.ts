import { expect, test } from '@jest/globals'
import { forEachOf } from '../each.ts'
import {
  cpythons,
  forEachPython,
  isPypy,
  minor,
  only,
  type Program,
  run,
  type Trace,
} from './trial.ts'

const root = process.getuid?.() === 0

/** What a program can see of its Python, and what it sees when it imports what the observer uses. */
const look = `
import sys
before = sorted(sys.modules)
import os, time, signal, threading, warnings
try:
    import faulthandler, fcntl, _posixsubprocess
    faulthandler.enable()
    print(faulthandler.is_enabled(), fcntl.fcntl(1, fcntl.F_GETFD))
except ImportError:
    pass
print(before)
print([entry for entry in sys.path])
print([sys.argv, sys.flags, sys.version_info[:2] == (3, 6) or [type(finder) for finder in sys.meta_path]])
print(sorted(sys.modules), time.gmtime(0)[0], signal.getsignal(signal.SIGTERM))
print([signal.getsignal(n) for n in (10, 12, 14, 29)])
print(sorted(name for name in os.environ if name != 'PYTHONPATH'))
print([os.path.basename(entry) for entry in sys.path_importer_cache if 'observer' in entry])
try:
    import sitecustomize
    print('found', 'observer' in (sitecustomize.__file__ or ''))
except ImportError:
    print('not found', 'sitecustomize' in sys.modules)
`

/** PyPy sets its own handler of SIGINT only after the observer is there. */
const eventsOf = (trace: Trace[]) =>
  trace
    .map(({ e }) => e)
    .filter((e) => e !== 'handler')
    .sort()

const recordsFork = `
pid = os.fork()
if pid == 0:
    os._exit(0)
os.waitpid(pid, 0)
`

forEachPython((python) => {
  async function both(program: Program) {
    const [observed, bare] = [
      await run(python, program),
      await run(python, { ...program, observed: false }),
    ]
    expect(observed.stdout).toBe(bare.stdout)
    expect(observed.stderr).toBe(bare.stderr)
    expect(observed.status).toBe(bare.status)
    return observed
  }

  async function forks(program: Program) {
    const ended = await run(python, program)
    expect([ended.status, ended.stderr]).toEqual([0, ''])
    expect(eventsOf(ended.trace)).toEqual(['child', 'fork', 'reaped', 'start'])
    return ended
  }

  test('modules, path, signals and environment look the same', async () => {
    const { stdout } = await both({ source: look })
    expect(stdout).toMatch(/found'?,? False/) // a distribution may have one of its own
    if (minor(python) >= 306) await both({ source: look, options: ['-X', 'faulthandler'] })
  })

  test("a user's own sitecustomize loads as ever", async () => {
    const own = 'import sys\nsys.own = __name__, __file__, "observer" in "".join(sys.path)\n'
    const source = 'import sys, sitecustomize\nprint(sys.own, sitecustomize.__file__)\n'
    const path = ['own']
    const { stdout, trace } = await both({ source, path, files: { 'own/sitecustomize.py': own } })
    expect(stdout).toMatch(/sitecustomize.*own\/sitecustomize\.py.*False/)
    expect(only(trace, 'start')).toHaveLength(1)
    const broken = { 'own/sitecustomize.py': 'import nothing_of_this_name\n' }
    await both({ source: 'print(1)', path, files: broken })
    await both({ source: 'print(1)', path, files: { 'own/sitecustomize.py': '1 / 0\n' } })
  })

  test('without a trial it does nothing', async () => {
    const source = `import os, sys\nprint(type(os.kill), sys.excepthook, sys.path)\n${recordsFork}`
    const { trace } = await both({ source, env: { FORK_SAFETY_TRIAL: '' } })
    expect(trace).toEqual([])
    await both({ source, env: { FORK_SAFETY_TRIAL: '/nowhere/at/all' } })
  })

  test('no free descriptor', async () => {
    await forks({
      source: `
import os, resource
resource.setrlimit(resource.RLIMIT_NOFILE, (300, 300))
try:
    while True:
        os.open('/dev/null', os.O_RDONLY)
except OSError:
    pass
${recordsFork}`,
    })
  })

  test('few descriptors from the start', async () => {
    const script = `ulimit -n 24; exec ${python.path} repro.py`
    const shell = { ...python, path: '/bin/sh' }
    const { trace, status } = await run(shell, {
      script: script,
      options: ['-c'],
      source: `import os\n${recordsFork}`,
    })
    expect(status).toBe(0)
    expect(eventsOf(trace)).toEqual(['child', 'fork', 'reaped', 'start'])
  })

  test('all descriptors closed, and its number taken for a file of the program', async () => {
    const { folder } = await forks({
      source: `
import os
os.closerange(3, 1024)
mine = os.open('mine', os.O_CREAT | os.O_RDWR)
for number in (250, 251):
    os.dup2(mine, number)
${recordsFork}
assert os.read(mine, 10) == b'', 'something was written into the file of the program'
`,
    })
    expect(folder).toBeTruthy()
  })

  test('no standard streams', async () => {
    const shell = { ...python, path: '/bin/sh' }
    const { trace } = await run(shell, {
      script: `exec ${python.path} repro.py <&- >&- 2>&-`,
      options: ['-c'],
      source: `import os\n${recordsFork}`,
    })
    expect(eventsOf(trace)).toEqual(['child', 'fork', 'reaped', 'start'])
  })

  test('no working folder, at once or later', async () => {
    const gone = `import os\nos.mkdir('x')\nos.chdir('x')\nos.rmdir('../x')\n${recordsFork}`
    await forks({ source: gone })
    const shell = { ...python, path: '/bin/sh' }
    const { trace, status } = await run(shell, {
      script: `here=$(pwd); mkdir x; cd x; rmdir ../x; exec ${python.path} $here/repro.py`,
      options: ['-c'],
      source: `import os\n${recordsFork}`,
    })
    expect(status).toBe(0)
    expect(eventsOf(trace)).toEqual(['child', 'fork', 'reaped', 'start'])
  })

  const chroot = root && process.platform === 'linux' ? test : test.skip
  chroot('another root folder', async () => {
    await forks({
      source: `import os\nos.mkdir('r')\nos.chroot('r')\nos.chdir('/')\n${recordsFork}`,
    })
  })

  test('the functions of os behave like themselves', async () => {
    await both({
      source: `
import os, pickle, posix, sys
class Waiter(object):
    waitpid = os.waitpid
    kill = os.kill
for call in (lambda: os.waitpid(), lambda: os.waitpid(1, 2, 3), lambda: os.kill('x', 1),
             lambda: os.wait(), lambda: Waiter().waitpid(os.getpid(), 0),
             lambda: Waiter().kill(os.getpid(), 0), lambda: os.killpg()):
    try:
        print(call())
    except Exception as error:
        print(type(error), error)
for name in ('waitpid', 'wait', 'wait3', 'wait4', 'kill', 'killpg', 'fork', 'forkpty'):
    function = getattr(os, name)
    print(repr(function).split(' at ')[0], function.__name__, function.__doc__, callable(function))
    print(function is getattr(posix, name), function == getattr(posix, name))
    if not '__pypy__' in sys.builtin_module_names:
        print(pickle.loads(pickle.dumps(function)) is function)
if sys.version_info[0] > 2:
    import inspect
    print([str(inspect.signature(f)) for f in (os.waitpid, os.wait3, os.kill, os.fork)])
`,
    })
  })

  test('what a signal handler raises reaches the program', async () => {
    await both({
      source: `
import os, signal, sys
class Late(Exception):
    pass
def late(*_):
    raise Late()
signal.signal(signal.SIGALRM, late)
pid = os.fork()
if pid == 0:
    signal.alarm(0)
    os.kill(os.getpid(), signal.SIGSTOP)
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    os.waitpid(pid, 0)
except Late:
    print('late')
os.kill(pid, signal.SIGKILL)
os.waitpid(pid, 0)
signal.signal(signal.SIGUSR1, late)
try:
    os.kill(os.getpid(), signal.SIGUSR1)
    print('missed')
except Late:
    print('caught')
`,
    })
  })

  test('excepthooks, odd exceptions and SystemExit end a program as ever', async () => {
    await both({ source: 'raise SystemExit(7)' })
    await both({ source: 'import sys\nsys.excepthook = lambda *a: sys.stderr.write("own")\n1 / 0' })
    const odd = await both({
      source: `
class Odd(Exception):
    def __str__(self):
        raise ValueError()
raise Odd()
`,
    })
    expect(only(odd.trace, 'uncaught')).toMatchObject([{ type: 'Odd' }])
    const { trace } = await both({ source: 'def f(:\n' })
    expect(only(trace, 'uncaught')).toMatchObject([{ type: 'SyntaxError' }])
  })

  test('filters of warnings can be copied, pickled and looked through', async () => {
    await both({
      source: `
import copy, pickle, warnings
same = pickle.loads(pickle.dumps(warnings.filters))
assert same == warnings.filters == copy.deepcopy(warnings.filters)
for action, message, category, module, line in warnings.filters:
    assert issubclass(category, Warning), category
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    warnings.warn('seen')
print(len(caught))
`,
    })
  })

  test('paths, texts and threads of any kind', async () => {
    const { trace, stdout } = await run(python, {
      source: `# -*- coding: utf-8 -*-
import os, sys, threading
class Name(str):
    def __getitem__(self, key):
        raise RuntimeError()
done = threading.Event()
names = ['\\xff\\ud800"\\\\', Name('n'), 'x' * 5000, 7, None]
threads = [threading.Thread(target=done.wait) for _ in names]
for thread, name in zip(threads, names):
    thread.start()
    thread.__dict__['_name' if hasattr(thread, '_name') else '_Thread__name'] = name
exec(compile('def f():\\n  ' + 'return os.fork()', '<made>', 'exec'))
pid = f()
if pid == 0:
    os._exit(0)
os.waitpid(pid, 0)
for thread in threads:
    thread.__dict__['_name' if hasattr(thread, '_name') else '_Thread__name'] = 'again'
done.set()
print('fine')
`,
    })
    expect(stdout).toBe('fine\n')
    const [{ stacks }] = only(trace, 'fork') as unknown as [{ stacks: { name: unknown }[] }]
    const long = stacks.map(({ name }) => name).filter((name) => String(name).startsWith('xxx'))
    expect(long).toEqual(['x'.repeat(4000)])
    expect(stacks).toHaveLength(6)
  })
})

const interpreters = cpythons.filter((one) => minor(one) >= 308 && !isPypy(one))

forEachOf(interpreters, 'a CPython with interpreters within a process', (python) => {
  test(`interpreters within a process of CPython ${python.version}: one start, no second observer`, async () => {
    const { trace, status, stdout } = await run(python, {
      source: `
try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters
import sys
one = interpreters.create()
interpreters.run_string(one, 'import sys; print([p for p in sys.path if "observer" in p])')
sys.stdout.flush()
interpreters.destroy(one)
print('done')
`,
    })
    expect([status, stdout]).toEqual([0, '[]\ndone\n'])
    expect(trace.map(({ e }) => e)).toEqual(['start'])
  })
})

const modern = cpythons.filter((one) => minor(one) >= 306 && !isPypy(one))

forEachOf(modern, 'a CPython whose threads take turns', (python) => {
  test(`CPython ${python.version}: no record waits for the turns of busy threads, whose length stays`, async () => {
    const { trace, status } = await run(python, {
      source: `
import _thread, os, sys, time, warnings
warnings.simplefilter('ignore')
def work():
    ready.release()
    go.acquire()
    while True:
        pass
ready, go = _thread.allocate_lock(), _thread.allocate_lock()
ready.acquire()
go.acquire()
_thread.start_new_thread(work, ())
ready.acquire()
time.sleep(0.1)
begun = time.time()
sys.setswitchinterval(1000)
turn = sys.getswitchinterval()
go.release()
while time.time() < begun + 0.3:  # until the other asks for its turn
    pass
pid = os.fork()
os._exit(pid == 0 or sys.getswitchinterval() != turn)
`,
    })
    expect([status, only(trace, 'fork').length]).toEqual([0, 1])
  })
})
