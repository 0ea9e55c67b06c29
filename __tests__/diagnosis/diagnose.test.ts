import { relative } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { harness } from '../../src/assets.ts'
import type { LockEvent, LockNote } from '../../src/results/model.ts'
import { diagnosisOf, evidenceOf, folder, holderOf, type Told } from './build.ts'

/** A thread at `# here` in `body`, a decoy, and a child that asks for LOCK. */
const holding = (body: string): Told => ({
  sources: {
    'app.py': `import os, threading, time
LOCK = threading.Lock()
OTHER = threading.Lock()
READY = threading.Condition(LOCK)
def work():
${body.replace(/^/gm, '    ')}
def decoy():
    time.sleep(9)
os.fork()
LOCK.acquire()  # child
`,
  },
  lost: {
    decoy: ['app.py: time.sleep(9)'],
    other: ['app.py: time.sleep(9)'],
    worker: ['app.py: # here'],
  },
  child: [['app.py: # child']],
})

describe('which thread holds a lock, by where it stands', () => {
  test.each([
    ['with LOCK:\n    sleep()  # here'],
    ['with OTHER, LOCK:\n    for x in y:\n        sleep()  # here'],
    ['LOCK.acquire()\ntry:\n    sleep()  # here\nfinally:\n    LOCK.release()'],
    ['LOCK.acquire()\nif bad:\n    LOCK.release()\n    return\nsleep()  # here'],
    ['with LOCK: sleep()  # here'],
    ['with READY:\n    sleep()  # here'],
    ['if LOCK.acquire(timeout=1):\n    sleep()  # here'],
    ['LOCK.release()\nLOCK.acquire()\nsleep()  # here'],
    ['with (\n    LOCK\n):\n    sleep()  # here'],
  ])('held: %j', (body) => {
    expect(holderOf(holding(body))).toBe('worker')
  })

  test.each([
    ['with LOCK:\n    pass\nsleep()  # here'],
    ['LOCK.acquire()\nLOCK.release()\nsleep()  # here'],
    ['LOCK.acquire()\ntry:\n    pass\nfinally:\n    LOCK.release()\nsleep()  # here'],
    ['with OTHER:\n    sleep()  # here'],
    ['"""\nwith LOCK:\n"""\nsleep()  # here'],
    ['def inner():\n    LOCK.acquire()\nsleep()  # here'],
  ])('not held: %j', (body) => {
    const found = diagnosisOf(holding(body))
    expect(found).toMatchObject({ hazard: 'orphaned-lock', lock: 'LOCK', holder: null })
    expect(found?.confidence).toBe('low')
  })

  test('a lock of the same name in another module is another lock', () => {
    const told = holding('with LOCK:\n    sleep()  # here')
    told.sources['other.py'] = 'LOCK = Lock()\ndef f():\n    with LOCK:\n        sleep()  # there\n'
    told.lost = { other: ['other.py: # there'], decoy: ['app.py: time.sleep(9)'] }
    expect(holderOf(told)).toBeNull()
    told.lost.worker = ['app.py: # here']
    expect(holderOf(told)).toBe('worker')
  })

  test('a condition that waits has given its lock back', () => {
    const told = holding('with READY:\n    READY.wait()  # here')
    told.lost!.worker = ['/usr/lib/python3.12/threading.py:359:wait', 'app.py: # here']
    expect(holderOf(told)).toBeNull()
  })

  test('a thread that asks at the fork is named only if nobody holds', () => {
    const told = holding('with LOCK:  # asks\n    sleep()  # here')
    told.lost = { asker: ['app.py: # asks'], worker: ['app.py: # here'] }
    expect(holderOf(told)).toBe('worker')
    expect(diagnosisOf(told)?.confidence).toBe('high')
    told.lost = { asker: ['app.py: # asks'], decoy: ['app.py: time.sleep(9)'] }
    expect(holderOf(told)).toBe('asker')
    expect(diagnosisOf(told)?.confidence).toBe('medium')
  })

  test('two threads that fit equally well make it less sure, and it is said', () => {
    const told = holding('with LOCK:\n    sleep()  # here')
    told.lost!.second = ['app.py: # here']
    const found = diagnosisOf(told)!
    expect(found.confidence).toBe('medium')
    expect(found.because).toContain('1 more thread could hold it by the same reading')
  })

  test('the forking thread is not lost: it is the child', () => {
    const told = holding('with LOCK:\n    sleep()  # here')
    told.lost = {}
    told.fork = ['app.py: # here', 'app.py: os.fork()']
    expect(diagnosisOf(told)).toMatchObject({ hazard: 'not-fork', fork: null, holder: null })
  })
})

test('a living thread that holds the very lock outweighs a lost one with one of that name', () => {
  const told = holding('sleep()  # here')
  told.sources['app.py'] +=
    'def own():\n    with LOCK:\n        sleep()  # there\ndef other(LOCK):\n    with LOCK:\n        sleep()  # lost\n'
  told.lost!.other = ['app.py: # lost']
  told.child.push(['app.py: # there'])
  expect(diagnosisOf(told)).toMatchObject({ hazard: 'not-fork', holder: { line: 13 } })
})

describe('evidence outweighs inference', () => {
  const native: Told = {
    sources: {
      'app.py':
        'fork(\n)\nlibrary.compute()  # child\ndef work():\n    library.compute()  # here\n',
    },
    lost: { idle: ['app.py: fork('], worker: ['app.py: # here'] },
    tids: { worker: 101, idle: 102 },
    child: [['app.py: # child']],
    wait: { owner: { tid: 101, alive: false } },
  }

  test('the owner in a mutex names the holder', () => {
    expect(diagnosisOf(native)).toMatchObject({
      hazard: 'native-lock',
      holder: { thread: 'worker', line: 5 },
      confidence: 'high',
    })
    expect(diagnosisOf(native)?.because?.join()).toMatch(/names thread 101 as its owner/)
  })

  test('an owner that is alive is no matter of the fork', () => {
    const alive = { ...native, wait: { owner: { tid: 200, alive: true } } }
    expect(diagnosisOf(alive)).toMatchObject({ hazard: 'not-fork', fork: null })
  })

  test('an owner without a Python stack is said, and nobody else is accused', () => {
    const unknown = { ...native, wait: { owner: { tid: 999, alive: false } } }
    expect(diagnosisOf(unknown)).toMatchObject({ hazard: 'native-lock', holder: null })
  })

  test.each([
    ['/usr/lib/libgomp.so.1.0.0', 'a lock in libgomp.so.1.0.0'],
    ['/x/site-packages/polars/polars.abi3.so', 'a lock in polars.abi3.so'],
    ['[heap]', 'a lock in native code'],
    ['/usr/lib/libpython3.11.so.1.0', 'a lock in native code'],
  ])('the mapping %s is %s', (mapping, lock) => {
    expect(diagnosisOf({ ...native, wait: { mapping } })?.lock).toBe(lock)
  })
})

describe('what the system shows of a wait', () => {
  const told: Told = {
    sources: {
      'app.py': `import os
def write():
    OUT.write('x')  # writes
def report():
    OUT.write('y')  # reports
os.fork()
OUT.write('z')  # child
`,
    },
    lost: { writer: ['app.py: # writes'], logger: ['app.py: # reports'] },
    fork: ['app.py: os.fork()'],
    child: [['app.py: # child']],
  }

  test("a buffer's own memory names its holder, whoever else writes", () => {
    const names = (holder?: string) => diagnosisOf({ ...told, wait: holder ? { holder } : {} })
    expect(names()).toMatchObject({ hazard: 'buffer-lock', confidence: 'medium' })
    const sure = { hazard: 'buffer-lock', lock: 'the buffer of OUT', confidence: 'high' }
    expect(names('2')).toMatchObject({ ...sure, holder: { thread: 'writer', line: 3 } })
    expect(names('3')).toMatchObject({ ...sure, holder: { thread: 'logger', line: 5 } })
  })

  const processes = [
    { pid: 100, parent: 1, name: 'the main process' },
    { pid: 200, parent: 100, name: 'child 1' },
    { pid: 300, parent: 100, name: 'child 2', signal: 'SIGKILL' },
  ]

  test('of a lock that processes share it is said which of them was killed', () => {
    const sources = { 'app.py': 'import os\nos.fork()\nLOCK.acquire()  # child\n' }
    const shared = { ...told, sources, lost: {}, wait: { kind: 'shared-futex' as const } }
    const found = diagnosisOf(shared, (evidence) => ({ ...evidence, processes }))
    expect(found?.summary).toMatch(/ SIGKILL ended child 2 \(pid 300\): one that is killed gives/)
    expect(diagnosisOf(shared)?.summary).not.toMatch(/SIGKILL/)
  })

  test('of a pipe it is said who has its other end open', () => {
    const sources = { 'app.py': 'import os\nos.fork()\nos.read(3, 1)  # child\n' }
    const wait = { kind: 'pipe' as const, text: 'waits on descriptors 3', ends: [100, 200] }
    const found = diagnosisOf({ ...told, sources, lost: {}, wait }, (one) => ({
      ...one,
      processes,
    }))
    expect(found?.because?.[0]).toBe(
      'child 1 (pid 200) waits on descriptors 3, whose other end is open in the main process (pid 100) and itself',
    )
  })
})

describe('the blocked thread', () => {
  const told: Told = {
    sources: {
      'app.py': `fork(
)
def work():
    with LOCK:
        sleep()  # here
def task():
    with LOCK:  # asks
        pass
thread.join()  # joins
`,
    },
    lost: { worker: ['app.py: # here'] },
    child: [['/usr/lib/python3.12/threading.py:1100:join', 'app.py: # joins'], ['app.py: # asks']],
  }

  test('is the one that the main thread waits for', () => {
    expect(diagnosisOf(told)).toMatchObject({
      hazard: 'orphaned-lock',
      blocked: { line: 7, thread: 'Thread (f)', pid: 200 },
      holder: { line: 5 },
    })
  })

  test('is the main thread, if it waits for the same lock as others', () => {
    const found = diagnosisOf({ ...told, child: [['app.py: # asks'], ['app.py: # asks']] })
    expect(found?.blocked?.thread).toBe('MainThread')
  })

  test('is in the process that is stuck by itself, not in those that wait for it', () => {
    const found = diagnosisOf(told, (evidence) => ({ ...evidence, stuck: [100, 200] }))
    expect(found?.blocked?.pid).toBe(200)
  })

  test('a child that never left the fork is said to be there', () => {
    const found = diagnosisOf({ ...told, child: [['app.py: fork(']] })
    expect(found).toMatchObject({ hazard: 'native-lock', blocked: { line: 1 } })
    expect(found?.because?.[0]).toMatch(/has not left the call that forked/)
  })

  test('a process without stacks is unknown, with what is known', () => {
    const found = diagnosisOf(told, (evidence) => ({
      ...evidence,
      stacks: [],
      missing: ['process 200 has no handler'],
    }))
    expect(found).toMatchObject({
      hazard: 'unknown',
      fork: { line: 1 },
      blocked: null,
      holder: null,
    })
    expect(found?.because).toEqual([
      'not seen: process 200 has no handler',
      'not copied by the fork: thread worker was at app.py:5',
    ])
  })

  test('nothing stuck and nothing known to be orphaned is nothing to explain', () => {
    const quiet = (change: object) => diagnosisOf(told, (one) => ({ ...one, stuck: [], ...change }))
    expect(quiet({ stacks: [], forks: [] })).toBeNull()
    expect(quiet({ forks: [] })).toBeNull()
    expect(quiet({})).toMatchObject({ hazard: 'orphaned-lock', confidence: 'high' })
  })
})

describe('the summary', () => {
  test('tells a newcomer who, where, why for ever, and what to do', () => {
    const found = diagnosisOf(holding('with LOCK:\n    sleep()  # here'))
    expect(found?.summary).toBe(
      'worker held `LOCK` at app.py:7 when the process forked at line 10. That thread does not ' +
        'exist in the child, nobody can ever release the lock there, and child 1 (pid 200) waits ' +
        'for it for ever at line 11. Give the child a new lock with ' +
        'os.register_at_fork(after_in_child=…), fork before the thread starts, or start the child ' +
        'with spawn or forkserver.',
    )
    expect(found?.because).toEqual([
      'at the fork thread worker was at app.py:7, which lies between taking and giving back `LOCK` (app.py:6; read from the source)',
      'it is made at app.py:2 (found in the source)',
    ])
  })

  test('of a native wait says both that may be so', () => {
    const told = {
      sources: { 'app.py': 'fork(\n)\nlib.run()  # child\n' },
      child: [['app.py: # child']],
    }
    const found = diagnosisOf({ ...told, wait: { mapping: '/usr/lib/libgomp.so.1' } })
    expect(found?.summary).toMatch(
      /^Child 1 \(pid 200\) waits for a lock in libgomp\.so\.1 for ever at app\.py:3: either a thread/,
    )
    expect(found?.because).toContain("the address it waits on is libgomp.so.1's")
  })
})

describe('files', () => {
  const told: Told = {
    sources: {
      'app.py':
        'fork(\n)\nwith LOCK:  # child\n    pass\ndef w():\n  with LOCK:\n    s()  # here\n',
    },
    lost: { worker: ['app.py: # here'] },
    child: [['app.py: # child']],
  }
  const renamed = (from: string, to: string) =>
    diagnosisOf(told, (evidence) => JSON.parse(JSON.stringify(evidence).replaceAll(from, to)))

  test('relative names, as Python up to 3.8 has them, are those of the folder', () => {
    expect(renamed(`${folder}/`, '')).toMatchObject({ holder: { file: 'app.py', line: 7 } })
  })

  test('a folder that Python knows by another name is the same folder', () => {
    const found = renamed('"function":"f"', '"function":"<module>"')
    expect(found?.holder?.file).toBe('app.py')
    const moved = diagnosisOf(told, (evidence) =>
      JSON.parse(
        JSON.stringify(evidence)
          .replaceAll('"function":"f"', '"function":"<module>"')
          .replaceAll(folder, '/private/repo'),
      ),
    )
    expect(moved).toMatchObject({
      fork: { file: 'app.py', line: 1 },
      holder: { file: 'app.py', line: 7 },
    })
  })

  test('the library, installed packages and the observer are not the repro', () => {
    const library = ['/repo/.venv/lib/python3.12/site-packages/x.py:3:g', 'app.py: # child']
    const found = diagnosisOf({
      ...told,
      child: [[`${harness}observer/sitecustomize.py:1:wrap`, ...library]],
    })
    expect(found?.blocked).toMatchObject({ file: 'app.py', line: 3 })
    expect(found?.frames?.blocked[0]?.file).toMatch(/site-packages/)
  })
})

describe('imports', () => {
  const importlib = (name: string) => `<frozen importlib._bootstrap>:120:${name}`
  const told = (line: string, inner: string[], module = 'shop/slow.py'): Told => ({
    sources: {
      'app.py': `fork(\n)\n${line}  # child\ndef w():\n    ${line}  # here\n`,
      [module]: 'sleep()\n',
    },
    lost: {
      worker: [`${folder}/${module}:1:<module>`, importlib('_find_and_load'), 'app.py: # here'],
    },
    child: [[importlib('acquire'), ...inner, 'app.py: # child']],
  })

  test.each([
    ['import shop.slow', [], 'shop.slow'],
    ['from shop import slow', [importlib('_handle_fromlist')], 'shop.slow'],
    ['from shop.slow import VALUE as v', [], 'shop.slow'],
    ['import json, shop.slow as s', [], 'shop.slow'],
    ['importlib.import_module("shop.slow")', [importlib('_gcd_import')], 'shop.slow'],
    ['importlib.import_module(name)', [importlib('_gcd_import')], 'shop.slow'],
  ])('%s', (line, inner, module) => {
    expect(diagnosisOf(told(line, inner))).toMatchObject({
      hazard: 'import-lock',
      lock: `import lock of ${module}`,
      holder: { file: 'shop/slow.py', line: 1 },
    })
  })

  test('a package in the midst of its import is named, if that is what is missed', () => {
    const found = diagnosisOf(told('import shop.slow', [], 'shop/__init__.py'))
    expect(found?.lock).toBe('import lock of shop')
  })

  test('another import is not the one that is missed', () => {
    const other = told('import shop.slow', [], 'shop/quick.py')
    other.lost = { other: [`${folder}/shop/quick.py:1:<module>`, importlib('_find_and_load')] }
    expect(diagnosisOf(other)).toMatchObject({
      lock: 'import lock of shop.slow',
      holder: null,
      confidence: 'medium',
    })
  })
})

describe('the emulated lock', () => {
  const told: Told = {
    sources: {
      'app.py': 'fork(\n)\ngetaddrinfo()  # child\ndef w():\n    getaddrinfo()  # here\n',
    },
    lost: { bystander: ['app.py: # here'], worker: ['app.py: # here'] },
    child: [[`${harness}knobs/emulate.py:9:wait_for_emulated_getaddrinfo_lock`, 'app.py: # child']],
  }
  const event = (did: LockEvent['did'], ident: string, time: number, pid = 100): LockEvent => ({
    lock: 'getaddrinfo',
    did,
    pid,
    ident,
    thread: null,
    time,
    place: null,
  })
  const traced = (...trace: LockEvent[]) =>
    diagnosisOf(told, (evidence) => ({ ...evidence, trace }))
  const [bystander, worker] = ['2', '3']

  test('is held by who got it and never released it', () => {
    const found = traced(
      event('asked', worker, 49.1),
      event('got', worker, 49.2),
      event('asked', bystander, 49.3),
    )
    expect(found).toMatchObject({
      hazard: 'emulated-lock',
      holder: { thread: 'worker' },
      confidence: 'high',
    })
  })

  test('is held by who asked in time and is the next to get it, which is recorded later', () => {
    const found = traced(
      event('asked', worker, 49.99),
      event('asked', bystander, 49.995),
      event('got', worker, 50.01),
    )
    expect(found).toMatchObject({ holder: { thread: 'worker' }, confidence: 'high' })
  })

  test('blocks a line of the repro, also where the observer itself lies below its folder', () => {
    const emulation = relative(folder, `${harness}knobs/emulate.py`)
    const waits = `${emulation}:9:wait_for_emulated_getaddrinfo_lock`
    const found = diagnosisOf({ ...told, child: [[waits, 'app.py: # child']] })
    expect(found).toMatchObject({ blocked: { file: 'app.py', line: 3 } })
  })

  test('after its release nobody is accused', () => {
    const found = traced(event('got', worker, 49.2), event('released', worker, 49.3))
    expect(found).toMatchObject({ hazard: 'emulated-lock', holder: null, confidence: 'medium' })
  })

  test('explains a child that failed for want of it', () => {
    const evidence = evidenceOf(told)
    const failed = diagnosisOf(told, () => ({
      ...evidence,
      stuck: [],
      stacks: [],
      trace: [event('got', worker, 49.2), event('asked', '77', 50.1, 200)],
      uncaught: [
        {
          pid: 200,
          type: 'Timeout',
          text: 'no server',
          frames: [{ file: 'app.py', line: 3, function: 'f' }],
        },
      ],
    }))
    expect(failed).toMatchObject({
      hazard: 'emulated-lock',
      blocked: { line: 3 },
      holder: { thread: 'worker' },
    })
    expect(failed?.summary).toMatch(/asked for it in vain and failed at line 3 \(Timeout\)/)
  })
})

describe('a lock is told by its object', () => {
  const told: Told = {
    sources: {
      'app.py': `import os, threading, time
class Store:
    def __init__(self):
        self.lock = threading.Lock()
    def slow(self):
        with self.lock:
            time.sleep(9)  # slow
    def get(self):
        with self.lock:
            pass  # gets
a, b = Store(), Store()
def decoy():
    with a.lock:
        time.sleep(9)  # decoy
def child():
    b.get()  # calls
os.fork()
child()  # child
`,
    },
    lost: { decoy: ['app.py: # decoy'], worker: ['app.py: # slow'] },
    fork: ['app.py: os.fork()'],
    child: [[`${folder}/app.py:9:get`, 'app.py: # calls', 'app.py: # child']],
  }
  const [ofA, ofB] = ['0x10', '0x20']
  const noted = (path: string, object: string, owner: string | null = null): LockNote => ({
    ...{ frame: 0, path, object, owner },
    kind: owner ? 'RLock' : 'Lock',
  })
  const withNotes = (notes: Record<string, LockNote[]>, lock: string | null = null) =>
    diagnosisOf(told, (evidence) => ({
      ...evidence,
      waits: evidence.waits.map((wait) => ({ ...wait, lock })),
      forks: evidence.forks.map((fork) => ({
        ...fork,
        stacks: fork.stacks.map((stack) => ({ ...stack, locks: notes[stack.name!] ?? [] })),
      })),
    }))

  test('two instances of one class are not told apart by names, and it is not sure', () => {
    const found = diagnosisOf(told)
    expect(found).toMatchObject({ hazard: 'orphaned-lock', lock: 'self.lock' })
    expect(found?.confidence).toBe('low')
  })

  test('the object that was found in the memory of the child outranks the names', () => {
    const notes = { decoy: [noted('a.lock', ofA)], worker: [noted('self.lock', ofB)] }
    expect(withNotes(notes, ofA)).toMatchObject({ holder: { thread: 'decoy' }, confidence: 'high' })
    expect(withNotes(notes, ofB)).toMatchObject({ holder: { thread: 'worker' }, lock: 'self.lock' })
  })

  test('a lock that names its owner needs no reading', () => {
    const notes = { decoy: [noted('a.lock', ofB, '2')], worker: [noted('self.lock', ofB, '2')] }
    expect(withNotes(notes, ofB)).toMatchObject({ holder: { thread: 'decoy' }, confidence: 'high' })
  })

  test("an import lock is its owner's", () => {
    const importing = diagnosisOf(
      {
        ...told,
        child: [['<frozen importlib._bootstrap>:120:acquire', 'app.py: # child']],
      },
      (evidence) => ({
        ...evidence,
        waits: evidence.waits.map((wait) => ({ ...wait, lock: ofA })),
        forks: evidence.forks.map((fork) => ({
          ...fork,
          stacks: fork.stacks.map((stack) => ({
            ...stack,
            locks:
              stack.name === 'decoy'
                ? [{ ...noted('import lock of shop.slow', ofA, '2'), kind: 'import' as const }]
                : [],
          })),
        })),
      }),
    )
    expect(importing).toMatchObject({
      lock: 'import lock of shop.slow',
      holder: { thread: 'decoy' },
      confidence: 'high',
    })
  })
})

describe('the standard library is known by its place', () => {
  test("a program's own queue.py is the program's", () => {
    const told: Told = {
      sources: {
        'queue.py': 'with mutex:  # blocked\n    pass\ndef w():\n  with mutex:\n    s()  # here\n',
        'app.py': 'fork(\n)\nqueue.get()  # child\n',
      },
      lost: { worker: ['queue.py: # here'] },
      child: [['queue.py: # blocked', 'app.py: # child']],
    }
    expect(diagnosisOf(told)).toMatchObject({
      hazard: 'orphaned-lock',
      lock: 'mutex',
      blocked: { file: 'queue.py', line: 1, text: 'with mutex:  # blocked' },
      holder: { file: 'queue.py', line: 5 },
    })
  })

  test("a wait for a lock of subprocess's own is none for a process", () => {
    const sources = { 'app.py': 'fork(\n)\nproc.wait()  # child\n' }
    const library = '/usr/lib/python3.12/subprocess.py'
    const child = [[`${library}:2043:_wait`, 'app.py: # child']]
    const lost = { waiter: [`${library}:2046:_wait`] }
    const hazardOf = (wait: Told['wait']) => diagnosisOf({ sources, child, lost, wait })?.hazard
    expect(hazardOf({ kind: 'process' })).toBe('unknown')
    expect(hazardOf({ lock: '0x9' })).toBe('orphaned-lock')
  })

  test('a method called get is no queue, and no file for its write', () => {
    const sources = { 'app.py': 'fork(\n)\ncache.get(1)  # child\ncache.store(2)\n' }
    expect(diagnosisOf({ sources, child: [['app.py: # child']] })?.hazard).toBe('native-lock')
  })

  test('a file name that is not ASCII is the one that the fork knows', () => {
    const told: Told = {
      sources: {
        'häuser/app.py':
          'fork(\n)\nwith LOCK:  # child\n    pass\ndef w():\n  with LOCK:\n    s()  # here\n',
      },
      fork: ['häuser/app.py: fork('],
      lost: { worker: ['häuser/app.py: # here'] },
      child: [['häuser/app.py: # child']],
    }
    const found = diagnosisOf(told, (evidence) => ({
      ...evidence,
      stacks: JSON.parse(JSON.stringify(evidence.stacks).replaceAll('ä', '\\\\xe4')),
    }))
    expect(found).toMatchObject({ blocked: { file: 'häuser/app.py' }, holder: { line: 7 } })
  })
})
