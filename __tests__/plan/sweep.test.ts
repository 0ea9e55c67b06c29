import { describe, expect, test } from '@jest/globals'
import { candidates, type Ledger, type LedgerLock, type Take } from '../../src/plan/sweep.ts'
import { readReplay, replayLine } from '../../src/settings/replay.ts'

const take = (over: Partial<Take> = {}): Take => ({
  ...{ thread: 'Thread-1', alive: true, count: 3, late: 1, frames: [] },
  ...over,
})

const lock = (over: Partial<LedgerLock> = {}): LedgerLock => ({
  ...{
    id: 1,
    root: 5,
    fork: '1',
    kind: 'Lock',
    name: 'LOCK',
    made: [],
    place: 'app.py:2',
    order: 1,
  },
  ...{ share: 0.1, takes: [take()] },
  ...over,
})

const ask = (id: number, fork = '1') => ({
  ...{
    pid: 9,
    root: 5,
    id,
    name: null,
    fork,
    ident: '1',
    thread: 'MainThread',
    wait: 'endless' as const,
  },
  ...{ frames: [], hook: null },
})

const ledger = (over: Partial<Ledger>): Ledger => ({
  forks: [{ root: 5, fork: '1', thread: 'MainThread', since: 0.5 }],
  locks: [],
  asks: [],
  lastAsk: 0,
  ...over,
})

describe('the locks that are tried', () => {
  test('are those that others take, what a child asked for first', () => {
    const locks = [
      lock({ id: 1, place: 'a.py:1' }),
      lock({ id: 2, place: 'a.py:2', takes: [] }),
      lock({ id: 3, place: 'a.py:3' }),
      lock({ id: 4, place: 'a.py:4', takes: [] }),
    ]
    const found = candidates(ledger({ locks, asks: [ask(3), ask(4)] }))
    expect(found.map((one) => [one.lock.id, one.asked])).toEqual([
      [3, true],
      [1, false],
      [4, true],
    ])
    expect(found[2]!.tries).toMatchObject([{ standIn: true, thread: '*' }])
  })

  test('of many made on one line, the one that a child asked for', () => {
    const locks = [1, 2, 3].map((id) => lock({ id, order: id }))
    const found = candidates(ledger({ locks, asks: [ask(2)] }))
    expect(found.map((one) => one.lock.order)).toEqual([2])
  })

  test('are held at the fork whose child asked, be it a child of that child', () => {
    const locks = [lock({ fork: '1' }), lock({ fork: '2' })]
    expect(candidates(ledger({ locks, asks: [ask(1, '2.1')] }))[0]!.lock.fork).toBe('2')
  })
})

test('a lock that is asked for after a fork too late for the ledger is held at that fork', () => {
  const found = candidates(
    ledger({ locks: [lock({ fork: '5' }), lock({ fork: '6' })], asks: [ask(1, '9')] }),
  )
  expect(found.map((one) => [one.lock.fork, one.asked])).toEqual([['9', true]])
  const other = candidates(ledger({ locks: [lock({ fork: '6' })], asks: [ask(1, '2.9')] }))
  expect(other.map((one) => [one.lock.fork, one.asked])).toEqual([['6', false]])
})

test('of several programs of a command each has forks and locks of its own', () => {
  const locks = [lock({ place: 'a.py:1' }), lock({ place: 'a.py:2', root: 6 })]
  const asks = [{ ...ask(1), root: 6 }]
  const found = candidates(ledger({ locks, asks }))
  expect(found.map((one) => [one.lock.place, one.asked])).toEqual([
    ['a.py:2', true],
    ['a.py:1', false],
  ])
})

describe('a lock is held', () => {
  const tries = (takes: Take[]) =>
    candidates(ledger({ locks: [lock({ takes })] }))[0]!.tries.map(({ thread, early }) => [
      thread,
      early,
    ])

  test('when the fork was asked for, if its thread was seen to come then', () => {
    expect(tries([take()])).toEqual([
      ['Thread-1', false],
      ['Thread-1', true],
    ])
  })

  test('from before it, if the thread was not, or has ended', () => {
    expect(tries([take({ late: 0 })])[0]).toEqual(['Thread-1', true])
    expect(tries([take({ alive: false, late: 0 })])).toEqual([['Thread-1', true]])
  })

  test('by the likeliest of its threads, and by any where none has a name', () => {
    const takes = [take({ late: 0, thread: 'seldom' }), take({ thread: null })]
    expect(tries(takes)[0]).toEqual(['*', false])
  })
})

describe('the line of a replay', () => {
  test.each([
    'app/cache.py:12 Thread-1 2',
    'app/a b.py:12#3 Thread-1 (look up) 2.1 early',
    'app.py:5 (stand-in) 1',
    'import lock of encodings.idna:0 pool 0 1 early',
  ])('%s is read as it is written', (line) => {
    expect(replayLine(readReplay(line)!)).toBe(line)
  })

  test.each(['', 'app.py Thread-1 1', 'app.py:1 1', 'app.py:1 Thread-1', 'app.py:1 T 1 late'])(
    '%j is none',
    (line) => {
      expect(readReplay(line)).toBeNull()
    },
  )
})
