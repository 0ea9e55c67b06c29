import { describe, expect, test } from '@jest/globals'
import type { Case } from '../../src/plan/plan.ts'
import { lengthsFrom, pickShard, shardMatrix } from '../../src/plan/shard.ts'
import { parseExpectedLegs } from '../../src/verdict/join.ts'
import { aCase, aPython, aRun } from '../factories.ts'

const planned = (repro: string, variant = 'baseline', trials: number | 'auto' = 1) =>
  ({
    repro: { name: repro },
    variant,
    emulation: null,
    python: aPython(),
    trials,
    timeout: 30,
    expected: ['passed'],
  }) as Case
const names = (cases: Case[]) => cases.map((one) => `${one.repro.name} ${one.variant}`)

describe('shards', () => {
  const cases = ['a', 'b', 'c', 'd', 'e'].flatMap((name) => [planned(name), planned(name, 'sleep')])

  test('together are the plan, each case once, with the variants of a repro together', () => {
    for (const count of [1, 2, 3, 7]) {
      const parts = Array.from({ length: count }, (_, n) =>
        pickShard(cases, { index: n + 1, of: count }, () => 1),
      )
      expect(parts.flat().length).toBe(cases.length)
      expect(new Set(parts.flat())).toEqual(new Set(cases))
      for (const part of parts) {
        const repros = new Set(part.map((one) => one.repro.name))
        expect(part.length).toBe(2 * repros.size)
      }
    }
  })

  test('are about equally long', () => {
    const lengthOf = (one: Case) => (one.repro.name === 'a' ? 100 : 10)
    const first = pickShard(cases, { index: 1, of: 2 }, lengthOf)
    expect(names(first)).toEqual(['a baseline', 'a sleep'])
  })

  test('know lengths from earlier results, whatever the patch release was', () => {
    const earlier = aCase({
      ...{ repro: 'a', variant: 'baseline', emulation: null },
      python: aPython({ version: '3.13.5' }),
      runs: [aRun({ seconds: 4 }), aRun({ seconds: 2 })],
    })
    const lengthOf = lengthsFrom([earlier])
    expect(lengthOf(planned('a', 'baseline', 10))).toBe(30)
    expect(lengthOf(planned('b', 'baseline', 10))).toBe(10)
    expect(lengthOf(planned('b', 'baseline', 'auto'))).toBe(59)
  })

  test('take what is expected to wait in vain for longer', () => {
    const lengthOf = lengthsFrom([])
    const expecting = (...expected: Case['expected']) =>
      lengthOf({ ...planned('a', 'baseline', 2), expected })
    expect(expecting('timed-out', 'failed')).toBe(60)
    expect(expecting('deadlocked', 'failed')).toBe(6)
    expect(expecting('deadlocked')).toBe(2)
    expect(expecting('timed-out', 'failed', 'passed')).toBe(2)
  })

  test('are a matrix, whose entries are the legs that a report expects', () => {
    expect(shardMatrix(2)).toEqual({
      include: [
        { shard: '1/2', leg: '1/2' },
        { shard: '2/2', leg: '2/2' },
      ],
    })
    expect(parseExpectedLegs(JSON.stringify(shardMatrix(2)))).toEqual(['1/2', '2/2'])
  })
})
