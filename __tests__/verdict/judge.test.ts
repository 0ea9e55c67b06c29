import { describe, expect, test } from '@jest/globals'
import type { Outcome, Verdict } from '../../src/results/model.ts'
import { hangRate, judge, sortOutcomes, worstOutcome } from '../../src/verdict/judge.ts'

test.each<[Outcome, Outcome[], Verdict]>([
  ['passed', ['passed'], 'ok'],
  ['deadlocked', ['passed'], 'regression'],
  ['deadlocked', ['deadlocked'], 'ok'],
  ['passed', ['deadlocked'], 'fixed'],
  ['passed', ['deadlocked', 'failed'], 'fixed'],
  ['failed', ['deadlocked'], 'fixed'],
  ['timed-out', ['crashed', 'failed'], 'regression'],
  ['timed-out', ['failed'], 'regression'],
  ['failed', ['deadlocked', 'passed'], 'regression'],
  ['skipped', ['passed'], 'skipped'],
])('%s where %j was expected is %s', (outcome, expected, verdict) => {
  expect(judge(outcome, expected)).toBe(verdict)
})

describe('worstOutcome', () => {
  test('is the worst of the runs', () => {
    const runs = (['passed', 'timed-out', 'crashed', 'failed'] as const).map((outcome) => ({
      outcome,
    }))
    expect(worstOutcome(runs)).toBe('crashed')
  })
  test('is skipped where nothing ran', () => {
    expect(worstOutcome([])).toBe('skipped')
  })
})

test('sortOutcomes gives each once, worst first', () => {
  expect(sortOutcomes(['passed', 'failed', 'passed', 'deadlocked'])).toEqual([
    'deadlocked',
    'failed',
    'passed',
  ])
})

describe('hangRate', () => {
  test('is an interval where something hung', () => {
    const rate = hangRate(5, 5)!
    expect(rate.low).toBeCloseTo(0.478, 3)
    expect(rate.high).toBe(1)
  })
  test('is an upper bound where nothing hung', () => {
    const rate = hangRate(0, 59)!
    expect(rate.low).toBe(0)
    expect(rate.high).toBeCloseTo(0.0495, 4)
  })
  test('allows for trials that stopped at their first hang', () => {
    expect(hangRate(1, 20, 'at-first-hang')!.high).toBeLessThan(hangRate(1, 20)!.high)
    expect(hangRate(1, 1, 'at-first-hang')).toEqual({
      low: expect.closeTo(0.025, 9),
      high: 1,
      confidence: 0.95,
    })
  })
  test('is null without a trial', () => {
    expect(hangRate(0, 0)).toBeNull()
  })
})
