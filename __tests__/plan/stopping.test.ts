import { expect, test } from '@jest/globals'
import { endedBy, mostTrials, type TrialPlan, type TrialsSoFar } from '../../src/plan/stopping.ts'

const auto: TrialPlan = { trials: 'auto', maxHangRate: null, wantsRate: false }
const fixed: TrialPlan = { ...auto, trials: 5 }
const so = (trials: number, over: Partial<TrialsSoFar> = {}): TrialsSoFar => ({
  trials,
  provenHangs: 0,
  overBudget: false,
  ...over,
})

test.each<[string, TrialPlan, TrialsSoFar, string | null]>([
  ['a number is run in full', fixed, so(4, { provenHangs: 4 }), null],
  ['and no more', fixed, so(5), 'fixed'],
  ['the bound needs 59', auto, so(58), null],
  ['and no more', auto, so(59), 'bound'],
  ['a lower rate needs more', { ...auto, maxHangRate: 0.01 }, so(59), null],
  ['one proven hang says yes', auto, so(1, { provenHangs: 1 }), 'proven'],
  ['but no rate', { ...auto, wantsRate: true }, so(1, { provenHangs: 1 }), null],
  ['a budget ends both', auto, so(7, { overBudget: true }), 'budget'],
  ['a budget ends both', fixed, so(2, { overBudget: true }), 'budget'],
  ['but not before the first trial', fixed, so(0, { overBudget: true }), null],
])('%s', (_, plan, soFar, rule) => {
  expect(endedBy(plan, soFar)).toBe(rule)
})

test('mostTrials', () => {
  expect(mostTrials(fixed)).toBe(5)
  expect(mostTrials({ ...auto, maxHangRate: 0.01 })).toBe(299)
})
