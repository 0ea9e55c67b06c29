import { describe, expect, test } from '@jest/globals'
import {
  inVain,
  isOfSweep,
  orphanedBySweep,
  readLedger,
  readMeeting,
  withoutHolder,
} from '../../src/watchdog/ledger.ts'

const ask = (over: object = {}) => ({
  ...{ e: 'ask', pid: 7, lock: 1, name: 'LOCK', fork: '1', ident: '5', thread: 'MainThread' },
  ...{ wait: 'endless', frames: [['/a.py', 9, 'child']], hook: null },
  ...over,
})
const got = (over: object = {}) => ({ e: 'got', pid: 7, lock: 1, fork: '1', ident: '5', ...over })
const met = {
  ...{ e: 'met', pid: 6, lock: 1, name: 'LOCK', kind: 'Lock', fork: '1' },
  ...{ made: [['/a.py', 2, '<module>']], frames: [['/a.py', 8, '<module>']] },
  holder: ['Thread-1', '4', [['/a.py', 5, 'work']]],
}

describe('who asks in vain', () => {
  test('is who never has it afterwards', () => {
    expect(inVain([ask()])).toMatchObject([{ pid: 7, thread: 'MainThread' }])
    expect(inVain([ask(), got()])).toEqual([])
    expect(inVain([ask(), got(), ask()])).toHaveLength(1)
  })

  test('is told apart by process, thread and lock', () => {
    expect(inVain([ask(), got({ pid: 8 })])).toHaveLength(1)
    expect(inVain([ask(), got({ ident: '6' })])).toHaveLength(1)
    expect(inVain([ask(), got({ lock: 2 })])).toHaveLength(1)
  })

  test('is nobody who asks with a time limit or not at all', () => {
    expect(inVain([ask({ wait: 'timed' }), ask({ wait: 'no' })])).toEqual([])
  })
})

describe('a process is orphaned', () => {
  test('where the lock was held at the fork, and it asks in vain', () => {
    expect([...orphanedBySweep([met, ask()])]).toEqual([7])
    expect([...orphanedBySweep([met, ask(), got()])]).toEqual([])
  })

  test('not where nothing was held, or the holder gave it back in the last moment', () => {
    expect([...orphanedBySweep([ask()])]).toEqual([])
    const back = { e: 'unmet', pid: 7, fork: '1', reason: 'never', meant: 6 }
    expect([...orphanedBySweep([met, back, ask()])]).toEqual([])
    const otherProgram = { e: 'unmet', pid: 3, fork: '1', reason: 'gone' }
    expect([...orphanedBySweep([otherProgram, met, ask()])]).toEqual([7])
  })
})

test('a meeting is about its own lock; others that were held are beside it', () => {
  const found = readMeeting([met, ask({ lock: 2, name: 'OTHER' }), ask({ wait: 'timed' })])
  expect(found).toMatchObject({
    met: { name: 'LOCK', holder: { thread: 'Thread-1' } },
    ...{ asks: [{ wait: 'timed' }], inVain: [], renewed: false, others: [{ name: 'OTHER' }] },
  })
  expect(readMeeting([met, { ...got(), e: 'renewed' }])).toMatchObject({ renewed: true })
})

test('what makes no sense is left out: the trial writes there too', () => {
  const nonsense: unknown[] = [null, 1, 'x', [], {}, { toString: 1 }]
  for (const value of nonsense) {
    const fields = [
      'fork',
      'lock',
      'id',
      'place',
      'made',
      'takes',
      'frames',
      'holder',
      'wait',
      'pid',
    ]
    const bad = Object.fromEntries(fields.map((field) => [field, value]))
    const records = ['ledger', 'lock', 'ask', 'got', 'renewed', 'met', 'unmet'].map((e) => ({
      ...bad,
      e,
    }))
    expect(records.every(isOfSweep)).toBe(true)
    expect(readLedger(records)).toMatchObject({ locks: [], asks: [] })
    expect(() => readMeeting(records)).not.toThrow()
    expect(orphanedBySweep(records).size).toBe(0)
  }
  const share = {
    e: 'lock',
    id: 1,
    fork: '1',
    place: 'a.py:1',
    made: [],
    share: 1e300,
    takes: [[1, 2, -3]],
  }
  expect(readLedger([share]).locks).toMatchObject([{ share: 1, order: 1, takes: [] }])
})

describe('nobody can give the lock back', () => {
  const sole = { ...met, sole: 1 }

  test('to the main thread that waits for it', () => {
    expect(withoutHolder([sole, ask()])).toEqual([7])
    expect(withoutHolder([sole, ask({ thread: 'Thread-2' })])).toEqual([])
    expect(withoutHolder([sole, ask({ wait: 'timed' })])).toEqual([])
  })

  test('unless some code may, or the child has it or made it new', () => {
    expect(withoutHolder([met, ask()])).toEqual([])
    expect(withoutHolder([sole, ask(), got()])).toEqual([])
    expect(withoutHolder([sole, ask(), { ...got(), e: 'renewed' }])).toEqual([])
  })
})
