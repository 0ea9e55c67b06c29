import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import {
  onlyForkserver,
  orphanedByTrace,
  runsPython,
  wasRefused,
} from '../../src/watchdog/trace.ts'
import { readHead, readTrace, traceReader } from '../../src/watchdog/tracefile.ts'

const folder = mkdtempSync(join(tmpdir(), 'watchdog-trace-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const path = join(folder, 'trace')
function read(...records: (object | string)[]) {
  const lines = records.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
  writeFileSync(path, `${lines.join('\n')}\n`)
  return readTrace(path)
}

const frames = [['/r/repro.py', 3, 'work']]
const places = [{ file: '/r/repro.py', line: 3, function: 'work' }]

describe('the trace', () => {
  test('joins a fork with the child that it made', () => {
    const { forks } = read(
      {
        e: 'fork',
        pid: 7,
        t: 1.5,
        n: 1,
        ident: '140',
        stacks: [{ ident: '140', tid: 7, name: 'MainThread', frames }],
      },
      { e: 'child', pid: 8, ppid: 7, n: 1 },
      { e: 'fork', pid: 7, t: 2, n: 2, ident: '141', test: null, stacks: [] },
      { e: 'child', pid: 9, ppid: 6, n: 2 },
    )
    const stack = { pid: 7, ident: '140', tid: 7, name: 'MainThread', frames: places, locks: [] }
    expect(forks).toEqual([
      { pid: 7, child: 8, time: 1.5, ident: '140', test: null, stacks: [stack] },
      { pid: 7, child: null, time: 2, ident: '141', test: null, stacks: [] },
    ])
  })

  test('holds what parents collected, who was killed, what was not caught and what was warned of', () => {
    const trace = read(
      { e: 'reaped', pid: 7, child: 8, status: 256 },
      { e: 'kill', pid: 7, target: -8, signal: 15 },
      { e: 'uncaught', pid: 8, type: 'KeyError', text: "'x'", frames },
      { e: 'warning', pid: 7, category: 'DeprecationWarning', text: 'fork' },
      { e: 'preload-failed', pid: 7, module: 'nope', text: 'ImportError: no' },
    )
    expect([...trace.statuses]).toEqual([[8, 256]])
    expect(trace.kills).toEqual([{ from: 7, to: -8, signal: 15 }])
    expect(trace.uncaught).toEqual([{ pid: 8, type: 'KeyError', text: "'x'", frames: places }])
    expect(trace.warnings).toEqual([{ pid: 7, category: 'DeprecationWarning', text: 'fork' }])
    expect(trace.preloadFailure).toBe('nope: ImportError: no')
  })

  test("knows a fork of multiprocessing's fork server from the others", () => {
    const library = '/usr/lib/python3.14/multiprocessing'
    const fork = (...places: [string, number, string][]) => ({
      ...{ e: 'fork', pid: 7, t: 1, n: 1, ident: '140' },
      stacks: [{ ident: '140', tid: 7, name: 'MainThread', frames: places }],
    })
    const served = fork([`${library}/forkserver.py`, 266, 'main'], ['<string>', 1, '<module>'])
    const popen = fork([`${library}/popen_fork.py`, 66, '_launch'], ['/r/repro.py', 3, 'work'])
    const own = fork(['/r/multiprocessing/forkserver.py', 3, 'main'])
    expect(onlyForkserver(read(served, served))).toBe(true)
    expect(onlyForkserver(read(served, popen))).toBe(false)
    expect(onlyForkserver(read(own))).toBe(false)
    expect(onlyForkserver(read())).toBe(false)
  })

  test('knows that the machine refused a fork, a program or a thread', () => {
    const at = [['/r/repro.py', 3, 'work']]
    const fork = {
      ...{ e: 'fork', pid: 7, t: 1, n: 1, ident: '140' },
      stacks: [{ ident: '140', tid: 7, name: 'MainThread', frames: at }],
    }
    const raised = (type: string, text: string, frames: unknown[] = at, pid = 7) => ({
      ...{ e: 'uncaught', pid, type, text, frames },
    })
    const again = '[Errno 11] Resource temporarily unavailable'
    const child = { e: 'child', pid: 8, ppid: 7, n: 1 }
    const program = [['/usr/lib/python3.12/subprocess.py', 1885, '_execute_child'], ...at]
    expect(wasRefused(read(fork, raised('BlockingIOError', again)))).toBe(true)
    expect(wasRefused(read(fork, raised('OSError', '[Errno 0] Error')))).toBe(true)
    expect(wasRefused(read(raised('BlockingIOError', again, program)))).toBe(true)
    expect(wasRefused(read(raised('RuntimeError', "can't start new thread")))).toBe(true)
    // A socket's, another process's, that of a fork that was made, another error.
    expect(wasRefused(read(raised('BlockingIOError', again)))).toBe(false)
    expect(wasRefused(read(fork, raised('BlockingIOError', again, at, 9)))).toBe(false)
    expect(wasRefused(read(fork, child, raised('BlockingIOError', again)))).toBe(false)
    expect(wasRefused(read(fork, raised('KeyError', "'x'")))).toBe(false)
  })

  test('passes over what is malformed', () => {
    const nested = `{"e":"uncaught","pid":8,"text":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    const trace = read(
      '',
      'null',
      '[1]',
      '{',
      '{"e":1}',
      nested,
      { e: 'reaped' },
      { e: 'reaped', child: '8', status: 0 },
      { e: 'uncaught', type: {}, text: [] },
      { e: 'fork', pid: 'x', n: [[]], stacks: 'x', ident: 5 },
      {
        e: 'fork',
        pid: 7,
        n: 1,
        stacks: [null, 3, { frames: [[], ['f'], ['f', 'x'], 'y', null] }],
      },
      { e: 'child', pid: 8, ppid: {}, n: [[[]]] },
      { e: 'lookup', did: 'stolen' },
      { e: 'reaped', child: 9, status: 0 },
    )
    expect([...trace.statuses]).toEqual([[9, 0]])
    expect(trace.uncaught).toEqual([{ pid: 8, type: '', text: '', frames: [] }])
    expect(trace.forks.map((fork) => fork.stacks.map((stack) => stack.frames))).toEqual([
      [],
      [[], [], []],
    ])
    expect(trace.events).toEqual([])
  })

  test('is bounded, in records, in their lists and in their texts', () => {
    const many = Array.from({ length: 5000 }, () => ({
      ident: '1',
      frames: Array(5000).fill(['f', 1, 'x'.repeat(9)]),
    }))
    const one = { e: 'fork', pid: 7, n: 1, stacks: many.slice(0, 10) }
    const { forks } = read(one, { e: 'fork', pid: 7, n: 2, stacks: Array(5000).fill({}) })
    expect(forks[0]!.stacks[0]!.frames.length).toBe(128)
    expect(forks[1]!.stacks.length).toBe(128)
    expect(read({ e: 'warning', text: 'x'.repeat(100_000) }).warnings[0]!.text.length).toBe(4000)
    const children = Array.from({ length: 30_000 }, (_, n) => ({
      e: 'reaped',
      child: n + 1,
      status: 0,
    }))
    expect(read(...children).statuses.size).toBe(20_000)
    expect(read('x'.repeat(9 << 20), { e: 'reaped', child: 1, status: 0 }).statuses.size).toBe(1)
    expect(read(`{"e":"start","x":"${'x'.repeat(1 << 20)}"}`).observed).toBe(false)
  })

  test('is read in an instant, however many forks it holds', () => {
    const forks = Array.from({ length: 10_000 }, (_, n) => [
      { e: 'fork', pid: 7, n },
      { e: 'child', pid: n + 10, ppid: 7, n },
    ]).flat()
    const trace = read(...forks)
    expect(trace.forks.length).toBe(10_000)
    expect(trace.forks.every((fork, n) => fork.child === n + 10)).toBe(true)
    expect(orphanedByTrace(trace).size).toBe(0)
  })
})

describe('a trace that grows', () => {
  const line = (record: object) => `${JSON.stringify(record)}\n`
  const stack = { ident: '1', frames: Array(60).fill(['/r/test_some.py', 1, 'some_function']) }

  test('is read on from where it ended, also in the middle of a line', () => {
    const path = join(folder, 'growing')
    writeFileSync(path, '')
    const trace = traceReader(path)
    expect(trace().forks).toEqual([])
    const text = line({ e: 'fork', pid: 7, n: 1, t: 1 })
    appendFileSync(path, text.slice(0, 9))
    expect(trace().forks).toEqual([])
    appendFileSync(path, text.slice(9) + line({ e: 'child', pid: 8, ppid: 7, n: 1 }))
    expect(trace().forks.map(({ child }) => child)).toEqual([8])
    writeFileSync(path, '')
    expect(trace().forks.map(({ child }) => child)).toEqual([8])
  })

  test('forgets forks whose children are gone, but no fork that led to one that is not', () => {
    const path = join(folder, 'long')
    const server = [
      { e: 'fork', pid: 7, n: 0, t: 0, stacks: [stack] },
      { e: 'child', pid: 9, ppid: 7, n: 0 },
    ]
    const worker = [
      { e: 'fork', pid: 9, n: 1, t: 0, stacks: [stack] },
      { e: 'child', pid: 10, ppid: 9, n: 1 },
    ]
    writeFileSync(
      path,
      [...server, ...worker, { e: 'reaped', child: 9, status: 0 }].map(line).join(''),
    )
    const trace = traceReader(path)
    for (let from = 100; from < 20_100; from += 1000) {
      const pids = Array.from({ length: 1000 }, (_, index) => from + index)
      const records = pids.flatMap((pid) => [
        { e: 'fork', pid: 7, n: pid, t: 0, stacks: [stack] },
        { e: 'child', pid, ppid: 7, n: pid },
        { e: 'reaped', pid: 7, child: pid, status: 0 },
      ])
      appendFileSync(path, records.map(line).join(''))
      trace()
    }
    const { forks, statuses } = trace()
    expect(statuses.size).toBe(20_000)
    expect(forks.length).toBeLessThan(5000)
    expect(forks.slice(0, 2).map(({ child }) => child)).toEqual([9, 10])
    expect(forks.at(-1)!.child).toBe(20_099)
  })
})

describe('a file that the trial may have replaced', () => {
  test('is read from an offset, up to a limit', () => {
    writeFileSync(path, 'abcdef')
    expect(readHead(path, 3)).toBe('abc')
    expect(readHead(path, 3, 4)).toBe('ef')
  })

  test('is empty where it is gone, a folder, a link or a pipe without a writer', () => {
    expect(readHead(join(folder, 'nothing'), 10)).toBe('')
    expect(readHead(folder, 10)).toBe('')
    symlinkSync('/dev/zero', join(folder, 'zero'))
    expect(readHead(join(folder, 'zero'), 10)).toBe('')
    symlinkSync(path, join(folder, 'link'))
    expect(readHead(join(folder, 'link'), 10)).toBe('')
    execFileSync('mkfifo', [join(folder, 'fifo')])
    expect(readHead(join(folder, 'fifo'), 10)).toBe('')
  })
})

describe('an orphan of the emulated lock', () => {
  const fork = { e: 'fork', pid: 7, t: 10, n: 1, ident: 'main', stacks: [] }
  const child = { e: 'child', pid: 8, ppid: 7, n: 1 }
  const lookup = (pid: number, t: number, did: string, ident: string) => ({
    ...{ e: 'lookup', lock: 'getaddrinfo', pid, t, did, ident },
  })
  const orphans = (...records: object[]) => [...orphanedByTrace(read(fork, child, ...records))]

  test('asks for what a thread that was not copied held at the fork', () => {
    const held = [lookup(7, 8, 'asked', 'thread'), lookup(7, 9, 'got', 'thread')]
    expect(orphans(...held, lookup(8, 11, 'asked', 'main'))).toEqual([8])
    expect(orphans(...held)).toEqual([])
    expect(orphans(...held, lookup(8, 11, 'asked', 'main'), lookup(8, 12, 'got', 'main'))).toEqual(
      [],
    )
  })

  test('is none where the lock was free, or held by the thread that forked', () => {
    const asks = lookup(8, 11, 'asked', 'main')
    const got = lookup(7, 8, 'got', 'thread')
    expect(orphans(got, lookup(7, 9, 'released', 'thread'), asks)).toEqual([])
    expect(orphans(lookup(7, 9, 'got', 'main'), asks)).toEqual([])
    expect(orphans(lookup(7, 9, 'asked', 'main'), lookup(7, 9.1, 'got', 'main'), asks)).toEqual([])
    expect(orphans(lookup(7, 10.5, 'asked', 'thread'), asks)).toEqual([])
  })
})

test('handlers of Python code are those of the parent until a process changes its own', () => {
  const { handlers } = read(
    { e: 'start', pid: 7 },
    { e: 'handler', pid: 7, signal: 28, set: 1 },
    { e: 'child', pid: 8, ppid: 7, n: 1 },
    { e: 'child', pid: 9, ppid: 7, n: 2 },
    { e: 'handler', pid: 8, signal: 28, set: 0 },
    { e: 'handler', pid: 8, signal: 15, set: 1 },
    { e: 'handler', pid: 99, signal: 15, set: 1 },
  )
  const runs = (pid: number) => [15, 28].filter((signal) => runsPython({ handlers }, pid, signal))
  expect([7, 8, 9].map(runs)).toEqual([[28], [15], [28]])
  expect(runsPython({ handlers }, 99, 15)).toBeNull()
})
