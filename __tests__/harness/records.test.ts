import { describe, expect, test } from '@jest/globals'
import { forEachOf } from '../each.ts'
import { cpythons, forEachPython, isPypy, minor, only, run, type Trace } from './trial.ts'

const everything = `# -*- coding: utf-8 -*-
import os, signal, sys, threading, time, warnings
ready, done = threading.Event(), threading.Event()
def work():
    ready.set()
    done.wait(20)
thread = threading.Thread(target=work, name='worker "1" \\xe9')
thread.start()
ready.wait()
time.sleep(0.05)
child = os.fork()
if child == 0:
    os._exit(3)
os.waitpid(child, 0)
reads, writes = os.pipe()
killed = os.fork()
if killed == 0:
    os.write(writes, b'!')
    time.sleep(20)
os.read(reads, 1)
os.kill(killed, 0)
os.kill(killed, signal.SIGCONT)
os.kill(killed, signal.SIGKILL)
assert os.wait()[0] == killed
warnings.simplefilter('ignore')
done.set()
thread.join()
def fail():
    raise ValueError(u'no "good" \\u20ac \\\\ \\x00')
fail()
`

const places = (trace: Trace[]) => trace.map(({ frames }) => frames)

forEachPython((python) => {
  test('start, fork, child, reaped, kill, uncaught', async () => {
    const { trace, status, folder } = await run(python, { source: everything })
    expect(status).toBe(1)
    const main = trace[0]!.pid
    const [major, second] = python.version.split('.').map(Number)
    expect(trace[0]).toMatchObject({ e: 'start', impl: isPypy(python) ? 'pypy' : 'cpython' })
    expect(trace[0]!.version.slice(0, 2)).toEqual(isPypy(python) ? [3, 9] : [major, second])

    const forks = only(trace, 'fork')
    expect(forks.map(({ pid, n }) => [pid, n])).toEqual([
      [main, 1],
      [main, 2],
    ])
    const [mine, worker] = forks[0]!.stacks
    expect(mine.ident).toBe(forks[0]!.ident)
    expect(mine).toMatchObject({ name: 'MainThread' })
    expect(mine.frames).toEqual([[`${folder}/repro.py`, 11, '<module>']])
    expect(worker.name).toMatch(/^worker "1" /)
    expect(worker.frames).toContainEqual([`${folder}/repro.py`, 6, 'work'])
    if (minor(python) >= 308 && process.platform === 'linux') {
      expect(mine.tid).toBe(main)
      expect(worker.tid).toBeGreaterThan(main)
    }

    const children = only(trace, 'child')
    expect(children.map(({ ppid, n }) => [ppid, n]).sort()).toEqual([
      [main, 1],
      [main, 2],
    ])
    const [first, second_] = [1, 2].map((n) => children.find((one) => one.n === n)!.pid)
    expect(only(trace, 'reaped')).toMatchObject([
      { pid: main, child: first, status: 3 << 8 },
      { pid: main, child: second_, status: 9 },
    ])
    expect(only(trace, 'kill')).toMatchObject([{ pid: main, target: second_, signal: 9 }])
    expect(only(trace, 'uncaught')).toMatchObject([
      { pid: main, type: 'ValueError', text: 'no "good" \u20ac \\ \0' },
    ])
    expect(places(only(trace, 'uncaught'))[0]).toEqual([
      [`${folder}/repro.py`, 29, 'fail'],
      [`${folder}/repro.py`, 30, '<module>'],
    ])
    expect(only(trace, 'full')).toEqual([])
  })

  test('every way to wait', async () => {
    const source = `
import os, signal
def child():
    pid = os.fork()
    if pid == 0:
        os._exit(4)
    return pid
pids = [child()]; os.waitpid(pids[0], 0)
pids.append(child()); os.wait()
pids.append(child()); os.wait3(0)
pids.append(child()); os.wait4(pids[-1], 0)
if hasattr(os, 'waitid'):
    pids.append(child())
    os.waitid(os.P_PID, pids[-1], os.WEXITED | os.WNOWAIT)
    os.waitid(os.P_PID, pids[-1], os.WEXITED)
stopped = os.fork()
if stopped == 0:
    signal.pause()
os.kill(stopped, signal.SIGSTOP)
os.waitpid(stopped, os.WUNTRACED)
print(os.waitpid(stopped, os.WNOHANG) == (0, 0))
os.kill(stopped, signal.SIGKILL)
os.waitpid(stopped, 0)
print(pids + [stopped])
`
    const { trace, stdout, status, stderr } = await run(python, { source })
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('Traceback')])
    const [first, list] = stdout.trim().split('\n')
    expect(first).toBe('True')
    const pids = JSON.parse(list!)
    expect(only(trace, 'reaped').map(({ child }) => child)).toEqual(pids)
    expect(only(trace, 'reaped').map((one) => one.status)).toEqual([
      ...pids.slice(1).map(() => 4 << 8),
      9,
    ])
  })

  test('groups, and its own death, are told by kill', async () => {
    const source = `
import os, signal, time
group = os.fork()
if group == 0:
    os.setpgid(0, 0)
    time.sleep(20)
while True:
    try:
        os.killpg(group, signal.SIGTERM)
        break
    except OSError:
        time.sleep(0.01)
os.waitpid(group, 0)
try:
    os.kill(group, signal.SIGTERM)
except OSError:
    pass
os.kill(os.getpid(), signal.SIGTERM)
`
    const { trace } = await run(python, { source })
    const main = trace[0]!.pid
    const [child] = only(trace, 'child')
    expect(only(trace, 'kill')).toMatchObject([
      { target: -child!.pid, signal: 15 },
      { target: main, signal: 15 },
    ])
  })

  test('forks from a thread, of a grandchild, by forkpty and by subprocess', async () => {
    const source = `
import os, subprocess, sys, threading
def grandchild():
    pid = os.fork()
    if pid == 0:
        pid = os.fork()
        if pid == 0:
            os._exit(0)
        os.waitpid(pid, 0)
        os._exit(0)
    os.waitpid(pid, 0)
thread = threading.Thread(target=grandchild, name='forker')
thread.start()
thread.join()
pid, terminal = os.forkpty()
if pid == 0:
    os._exit(0)
os.waitpid(pid, 0)
subprocess.call([sys.executable, '-c', 'pass'], preexec_fn=lambda: None)
`
    const { trace, status, stderr } = await run(python, { source })
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('Traceback')])
    const main = trace[0]!.pid
    const pairs = (records: Trace[]) => records.map(({ pid, n }) => `${pid} ${n}`).sort()
    const children = only(trace, 'child')
    expect(children).toHaveLength(4)
    expect(pairs(only(trace, 'fork'))).toEqual(children.map(({ ppid, n }) => `${ppid} ${n}`).sort())
    const first = only(trace, 'fork').find(({ pid, n }) => pid === main && n === 1)!
    expect(first.stacks[0]).toMatchObject({ ident: first.ident, name: 'forker' })
    expect(first.stacks[0].frames[0]).toEqual([
      expect.stringMatching(/\/repro\.py$/),
      4,
      'grandchild',
    ])
    // The Python that subprocess started is a new one of the same trial.
    const preexec = children.find(({ ppid, n }) => ppid === main && n === 3)!
    expect(only(trace, 'start').map(({ pid }) => pid)).toEqual([main, preexec.pid])
  })

  test('warnings, whatever hides them, and nobody sees a difference', async () => {
    const source = `
import os, sys, threading, warnings
warnings.warn('plain', UserWarning)
warnings.warn('hidden', PendingDeprecationWarning)
with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    pid = os.fork()
    if pid == 0:
        warnings.warn('in the child', RuntimeWarning)
        os._exit(0)
    os.waitpid(pid, 0)
warnings.resetwarnings()
pid = os.fork()
if pid == 0:
    warnings.simplefilter('error')
    os._exit(0)
os.waitpid(pid, 0)
for i in range(150):
    warnings.warn('number %d' % i)
`
    const observed = await run(python, { source })
    const bare = await run(python, { source, observed: false })
    expect(observed.stderr).toBe(bare.stderr)
    expect(observed.status).toBe(0)
    const told = only(observed.trace, 'warning')
    const known = (name: string) => (isPypy(python) ? 'Warning' : name)
    expect(told.slice(0, 3).map(({ text, category }) => [text, category])).toEqual([
      ['plain', known('UserWarning')],
      ['hidden', known('PendingDeprecationWarning')],
      ['in the child', known('RuntimeWarning')],
    ])
    expect(told.filter(({ pid }) => pid === told[0]!.pid)).toHaveLength(100)
  })

  test('a trace has an end, and so has a record', async () => {
    const source = `
import os, threading
done = threading.Event()
def deep(n):
    return deep(n - 1) if n else done.wait()
threads = [threading.Thread(target=deep, args=(80,)) for _ in range(70)]
for thread in threads:
    thread.start()
for _ in range(40):
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
done.set()
`
    const { trace, status } = await run(python, { source })
    const own = trace.filter(({ pid }) => pid === trace[0]!.pid)
    expect(status).toBe(0)
    const [{ stacks }] = only(own, 'fork') as [Trace]
    expect(stacks).toHaveLength(64)
    expect(stacks.at(-1).frames).toHaveLength(64)
    const seconds = own.at(-1)!.t - own[0]!.t
    expect(JSON.stringify(own).length).toBeLessThan(2_100_000 + (seconds + 1) * 500_000)
    // Then nothing at once, and something later: a suite may run for an hour.
    expect(only(own, 'full').length).toBeGreaterThan(0)
  })
})

const parallel = (method: string) => `
import multiprocessing, os
def work(n):
    return os.getpid()
if __name__ == '__main__':
    context = multiprocessing.get_context('${method}')
    process = context.Process(target=work, args=(1,))
    process.start()
    process.join()
    assert process.exitcode == 0
    with context.Pool(1) as pool:
        assert pool.map(work, [1])[0] != os.getpid()
    try:
        from concurrent.futures import ProcessPoolExecutor
        with ProcessPoolExecutor(1, mp_context=context) as executor:
            assert executor.submit(work, 1).result() != os.getpid()
    except TypeError:
        pass
`

describe.each(
  cpythons.filter((one) => minor(one) >= 306).map((one) => [one.version, one] as const),
)('multiprocessing and futures on CPython %s', (_, python) => {
  test.each(['fork', 'spawn', 'forkserver'])('%s', async (method) => {
    const { trace, status, stderr } = await run(python, { source: parallel(method) })
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('Traceback')])
    const children = only(trace, 'child').map(({ ppid, n }) => `${ppid} ${n}`)
    const forks = only(trace, 'fork').map(({ pid, n }) => `${pid} ${n}`)
    expect(children.every((child) => forks.includes(child))).toBe(true)
    const least = minor(python) >= 307 ? 3 : 2
    if (method === 'spawn') expect(only(trace, 'start').length).toBeGreaterThan(least)
    else expect(children.length).toBeGreaterThanOrEqual(least)
  })
})

const threaded = `
import multiprocessing, os, threading
stop = threading.Event()
def work():
    pass
if __name__ == '__main__':
    thread = threading.Thread(target=stop.wait)
    thread.start()
    context = multiprocessing.get_context('fork')
    process = context.Process(target=work)
    process.start()
    process.join()
    stop.set()
    print(process.exitcode)
`

const warns = cpythons.filter((one) => minor(one) >= 312)
forEachOf(warns, 'a CPython that warns about threads', (python) => {
  const name = `the warning of CPython ${python.version} about threads`
  test.each([[[]], [['-W', 'error']], [['-W', 'ignore']]])(`${name} with %j`, async (options) => {
    const observed = await run(python, { source: threaded, options })
    const bare = await run(python, { source: threaded, options, observed: false })
    expect(observed.stdout).toBe('0\n')
    expect(observed.stderr.replace(/\d+/g, 'N')).toBe(bare.stderr.replace(/\d+/g, 'N'))
    expect(only(observed.trace, 'warning')).toMatchObject([
      { category: 'DeprecationWarning', text: expect.stringContaining('is multi-threaded') },
    ])
  })
})
