import { expect, test } from '@jest/globals'
import { forEachPython, minor, only, run, type Trace } from './trial.ts'

const library = {
  'lib/__init__.py': `
from lib.inner import Client, connect, build
from lib.inner import connect as alias
`,
  'lib/inner.py': `
class Client(object):
    def __init__(self, host='h', connect=True, **options):
        self.seen = host, connect, sorted(options.items())
class Frozen(tuple):
    def __new__(cls, items=(), extra=0):
        return tuple.__new__(cls, tuple(items) + (extra,))
def connect(host, timeout=1):
    'Says what it got.'
    return host, timeout
def build():
    return connect('inside')
`,
}

const keywords = `{"keywords": {"lib.Client": {"connect": False, "pool": 3}, "lib.connect": {"timeout": 9},
  "lib.inner.Frozen": {"extra": 7}, "collections.deque": {"maxlen": 2}, "lib.nothing": {"x": 1},
  "os.path.relpath": {"start": "/"}}}`

const useLibrary = `
import collections, os, sys
import lib
from lib import inner
class Sub(lib.Client):
    def __init__(self, **options):
        super(Sub, self).__init__(**options)
print(lib.Client().seen, inner.Client('a', True).seen, Sub(host='s', connect=True).seen)
print(isinstance(lib.Client(), inner.Client), issubclass(Sub, lib.Client), lib.Client is inner.Client)
print(lib.connect('b'), lib.alias('c', 2), inner.connect(host='d', timeout=3), lib.build())
print(lib.connect.__name__, lib.connect.__doc__, lib.connect.__module__)
print(inner.Frozen([1]), list(collections.deque([1, 2, 3])), os.path.relpath('/a/b'))
loaders = [getattr(m, '__loader__', None) for m in (lib, inner, collections)]
print([type(loader).__module__ for loader in loaders])
print([type(m.__spec__.loader).__name__ for m in (lib, inner) if hasattr(m, '__spec__')])
`

const slow = (sleep: number) => `{"sleep": ${sleep}}`

const delays = `
import os, subprocess, sys, time
times = []
if hasattr(os, 'register_at_fork'):
    os.register_at_fork(before=lambda: times.append(time.time()))
def timed(start):
    begin = time.time()
    start()
    print(time.time() - begin >= 0.2, not times or times.pop() - begin >= 0.2)
def fork():
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
def terminal():
    pid, number = os.forkpty()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
timed(fork)
timed(terminal)
timed(lambda: subprocess.call(['true'], preexec_fn=lambda: None))
if sys.version_info[0] > 2:
    import multiprocessing
    process = multiprocessing.get_context('fork').Process(target=int)
    timed(process.start)
    process.join()
`

forEachPython((python) => {
  test('sleep comes before every fork, and before the hooks of others', async () => {
    const { stdout, stderr, trace } = await run(python, { source: delays, knobs: slow(0.2) })
    expect(stderr).not.toContain('Traceback')
    const forks = minor(python) >= 300 ? 4 : 3
    const tuple = minor(python) >= 300 ? 'True True' : '(True, True)'
    const lines = stdout.trim().split('\n')
    expect(lines.filter((line) => line === tuple)).toHaveLength(forks)
    expect(only(trace, 'child')).toHaveLength(forks)
  })

  test('the stacks are those after the sleep', async () => {
    const source = `
import os, threading, time
thread = threading.Thread(target=time.sleep, args=(0.05,))
thread.start()
pid = os.fork()
if pid == 0:
    os._exit(0)
os.waitpid(pid, 0)
`
    const slept = await run(python, { source, knobs: slow(0.5) })
    expect(only(slept.trace, 'fork').map(({ stacks }: Trace) => stacks.length)).toEqual([1])
  })

  test('keywords reach classes, subclasses, functions and C types, by any name', async () => {
    const { stdout, stderr } = await run(python, {
      source: useLibrary,
      knobs: keywords,
      files: library,
    })
    expect(stderr).toBe('')
    const lines = stdout.replaceAll(/[()]/g, '').trim().split('\n')
    expect(lines.slice(0, 5)).toEqual(
      [
        "'h', False, ['pool', 3] 'a', False, ['pool', 3] 's', False, ['pool', 3]",
        'True True True',
        "'b', 9 'c', 9 'd', 9 'inside', 9",
        'connect Says what it got. lib.inner',
        '1, 7 [2, 3] a/b',
      ].map((line) => (minor(python) < 300 ? asTuple(line) : line)),
    )
    if (minor(python) >= 300) {
      const bare = await run(python, { source: useLibrary, knobs: '{}', files: library })
      const last = (text: string) => text.trim().split('\n').slice(-2)
      expect(last(stdout)).toEqual(last(bare.stdout))
    }
  })

  test('preload imports before the program starts, and leaves the path as it was', async () => {
    const { stdout, trace } = await run(python, {
      source: `import sys\nprint(sorted(n for n in sys.modules if sys.modules[n] and ('mine' in n or 'idna' in n)), sys.path)`,
      knobs: '{"preload": ["encodings.idna", "mine.deep"], "folder": "."}',
      files: { 'mine/__init__.py': '', 'mine/deep.py': 'from sys import argv\nassert argv\n' },
    })
    expect(stdout).toContain("['encodings.idna', 'mine', 'mine.deep']")
    expect(stdout).not.toContain("'.'")
    expect(only(trace, 'preload-failed')).toEqual([])
  })

  test('a preload that fails ends the program with a word', async () => {
    const { status, stdout, stderr, trace } = await run(python, {
      source: 'print("never")',
      knobs: '{"preload": ["no_such_module"], "folder": "."}',
    })
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^fork-safety: preload of no_such_module failed: \w+: No module named/)
    expect(only(trace, 'preload-failed')).toMatchObject([{ module: 'no_such_module' }])
  })

  test('knobs that make no sense do not break a program, but are told', async () => {
    const source = 'print(1)'
    const { status, stdout, trace } = await run(python, { source, knobs: '{"sleep": ' })
    expect([status, stdout]).toEqual([0, '1\n'])
    expect(only(trace, 'knob-failed')).toHaveLength(1)
  })

  test('only what is asked for is loaded, and nobody finds it', async () => {
    const source = `
import gc, sys
own = [one for one in gc.get_objects() if type(one) is type(lambda: 0)]
files = [getattr(one.__code__, 'co_filename', '') for one in own]
print(' '.join(sorted(set([one.split('/')[-1] for one in files if '/knobs/' in one]))))
print(' '.join([name for name in sys.modules if 'knobs' in name or 'fork-safety' in name]))
`
    const loaded = async (knobs: string) => (await run(python, { source, knobs })).stdout
    expect(await loaded('{"folder": "/x"}')).toBe(
      minor(python) === 306 ? 'upon_import.py\n\n' : '\n\n',
    )
    expect(await loaded('{"sleep": 0, "keywords": {}}')).not.toMatch(/sleep|keywords/)
    expect(await loaded('{"keywords": {"lib.x": {}}}')).toBe('keywords.py upon_import.py\n\n')
  })

  test('a knob that there is not is told, and the others are turned', async () => {
    const { stdout, trace } = await run(python, {
      source: 'import os; print(os.path.relpath("/a/b"))',
      knobs: '{"keywords": {"os.path.relpath": {"start": "/"}}, "bend": 1, "zoom": 1}',
    })
    expect(stdout).toBe('a/b\n')
    expect(only(trace, 'knob-failed').map((one) => /bend|zoom/.exec(one.text)?.[0])).toEqual([
      'bend',
      'zoom',
    ])
  })

  test('a program that is started with knobs but no trial is left alone', async () => {
    const { stdout } = await run(python, {
      source:
        'import time, os\nb = time.time()\nif os.fork() == 0: os._exit(0)\nprint(time.time() - b < 5)',
      knobs: slow(10),
      env: { FORK_SAFETY_TRIAL: '' },
    })
    expect(stdout).toBe('True\n')
  })
})

/** What Python 2's print shows of several values, without its brackets. */
function asTuple(line: string): string {
  const values: Record<string, string> = {
    'True True True': 'True, True, True',
    "'b', 9 'c', 9 'd', 9 'inside', 9": "'b', 9, 'c', 9, 'd', 9, 'inside', 9",
    'connect Says what it got. lib.inner': "'connect', 'Says what it got.', 'lib.inner'",
    '1, 7 [2, 3] a/b': "1, 7, [2, 3], 'a/b'",
  }
  return values[line] ?? line.replaceAll('] ', '], ')
}
