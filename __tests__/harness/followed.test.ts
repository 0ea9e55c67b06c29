/** Locks that tell who takes them are, to a program, the locks that it knows. */
import { expect, test } from '@jest/globals'
import { cpythons, forEachPython, minor, only, type Python, run } from './trial.ts'

const ledger = '{"sweep": {"ledger": (1==1)}}'
const modern = cpythons.filter((python) => minor(python) >= 308)

/** What a program can find out about its locks, a line each. */
const source = `
import copy, pickle, queue, re, sys, threading, weakref, _thread
from concurrent.futures import ThreadPoolExecutor

def said(function):
    try:
        text = repr(function())
    except BaseException as error:
        text = type(error).__name__
        if 'pickle' in str(error):
            text += ': ' + str(error)
    return re.sub('0x[0-9a-f]+', '0x', text)

def nested(lock):
    with threading.Condition(lock) as condition:
        condition.notify()
        condition.wait(0.01)
        return lock.acquire(False)

checks = {
    'types': lambda: (type(threading.Lock()) is type(L), type(threading.RLock()) is type(R), type(_thread.allocate_lock()) is type(L)),
    'instances': lambda: (isinstance(L, type(threading.Lock())), isinstance(R, type(threading.RLock())), isinstance(L, type(R))),
    'LockType': lambda: (isinstance(L, _thread.LockType), type(L) is _thread.LockType),
    'old locks': lambda: isinstance(OLD, type(L)),
    'names': lambda: [(one.__name__, one.__qualname__, one.__module__, repr(one)) for one in (type(L), type(R))],
    'repr': lambda: (repr(L), repr(R), hex(id(L)) in repr(L), hex(id(R)) in repr(R)),
    'factory': lambda: (threading.Lock.__name__, threading.Lock.__module__, pickle.loads(pickle.dumps(threading.Lock)) is threading.Lock),
    'pickle L': lambda: pickle.dumps(L),
    'pickle R': lambda: pickle.dumps(R),
    'copy': lambda: copy.copy(L),
    'deepcopy': lambda: copy.deepcopy({'lock': R}),
    'subclass L': lambda: type('Own', (type(L),), {}),
    'subclass R': lambda: type('Own', (type(R),), {'extra': 1})().acquire(),
    'attributes': lambda: setattr(L, 'x', 1),
    'attributes R': lambda: setattr(R, 'x', 1),
    'weak': lambda: (weakref.ref(L)() is L, weakref.ref(R)() is R),
    'equal': lambda: (L == L, L == threading.Lock(), {L: 1}[L]),
    'dir': lambda: (dir(L) == dir(OLD), hasattr(L, '_at_fork_reinit') == hasattr(OLD, '_at_fork_reinit')),
    'locked': lambda: (L.locked(), L.acquire(), L.locked(), L.acquire(False), L.acquire(timeout=0.01), L.release(), L.locked()),
    'release': lambda: L.release(),
    'release R': lambda: R.release(),
    'timeout without blocking': lambda: L.acquire(False, 1),
    'negative timeout': lambda: L.acquire(True, -2),
    'nonsense': lambda: L.acquire('x', 'y'),
    'with': lambda: (L.__enter__(), L.locked(), L.__exit__(None, None, None), L.locked()),
    'reentrant': lambda: (R.acquire(), R.acquire(), R.release(), R._is_owned(), R.release(), R._is_owned()),
    'saved': lambda: (R.acquire(), R.acquire(), R._release_save()[0], R._is_owned()),
    'reinit': lambda: hasattr(L, '_at_fork_reinit') and (L.acquire(), L._at_fork_reinit(), L.locked()),
    'reinit R': lambda: hasattr(R, '_at_fork_reinit') and (R.acquire(), R._at_fork_reinit(), R._is_owned()),
    'condition L': lambda: nested(L),
    'condition R': lambda: nested(R),
    'bound': lambda: type('Own', (), {'make': threading.Lock})().make() is not None,
    'semaphore': lambda: threading.BoundedSemaphore(1).acquire(),
    'pool': lambda: list(ThreadPoolExecutor(2).map(int, '12')),
    'queue': lambda: (lambda jobs: (jobs.put(1), jobs.get(timeout=5)))(queue.Queue()),
    'barrier': lambda: threading.Barrier(1).wait(),
    'streams': lambda: (sys.stdout.encoding, sys.stdout.errors, sys.stdout.mode, sys.stdout.name, sys.stdout.fileno(), sys.stdout is sys.__stdout__, type(sys.stdout.buffer).__name__, type(sys.stderr.buffer.raw).__name__, sys.stdout.line_buffering, sys.stderr.line_buffering),
}
OLD = sys.modules['_frozen_importlib']._thread.allocate_lock() if 0 else __import__('threading').main_thread()._started._cond._lock
for name in checks:
    L, R = threading.Lock(), threading.RLock()
    print(name, said(checks[name]))
`

forEachPython((python: Python) => {
  test('nothing tells them from real ones', async () => {
    const [plain, followed] = await Promise.all([
      run(python, { source }),
      run(python, { source, knobs: ledger }),
    ])
    expect(plain.stderr).toBe('')
    expect(followed.stderr).toBe('')
    expect(followed.stdout.split('\n')).toEqual(plain.stdout.split('\n'))
    expect(followed.status).toBe(0)
  }, 60_000)

  test('an error of a lock names the line of the program', async () => {
    const told = await run(python, {
      source: 'import threading\nthreading.Lock().release()\n',
      knobs: ledger,
    })
    const [uncaught] = only(told.trace, 'uncaught')
    expect(uncaught?.frames).toEqual([[`${told.folder}/repro.py`, 2, '<module>']])
  }, 60_000)
}, modern)

test('a Python that is too old says that it cannot be swept', async () => {
  const [old] = cpythons.filter((python) => minor(python) < 308)
  if (!old) return
  const { trace } = await run(old, { source: 'print(1)', knobs: ledger })
  expect(only(trace, 'knob-failed')).toHaveLength(1)
}, 60_000)
