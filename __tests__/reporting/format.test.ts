import { expect, test } from '@jest/globals'
import { duration, hangCell, hangSentence, percent, plural } from '../../src/reporting/format.ts'

test.each([
  [0, '0 s'],
  [0.1234, '0.12 s'],
  [9.999, '10 s'],
  [59.4, '59 s'],
  [59.6, '1 min 0 s'],
  [125, '2 min 5 s'],
  [3725, '1 h 2 min'],
])('%d seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text)
})

test('counts and shares', () => {
  expect([plural(0, 'case'), plural(1, 'case'), plural(2, 'process', 'processes')]).toEqual([
    '0 cases',
    '1 case',
    '2 processes',
  ])
  expect([percent(0), percent(0.004), percent(0.355), percent(1)]).toEqual([
    '0 %',
    '0.4 %',
    '36 %',
    '100 %',
  ])
})

test('a rate has its interval, and no hang its upper bound', () => {
  const rate = (low: number, high: number) => ({ low, high, confidence: 0.95 })
  const some = { hangs: 3, trials: 20, hangRate: rate(0.05, 0.36) }
  const none = { hangs: 0, trials: 20, hangRate: rate(0, 0.168) }
  expect(hangSentence(some)).toBe('hung 3 of 20, 95 % interval 5–36 %')
  expect(hangSentence(none)).toBe('no hang in 20 trials, rate at most 17 % (95 % confidence)')
  expect(hangSentence({ ...none, trials: 0 })).toBe('not run')
  expect(hangSentence({ ...some, hangRate: null })).toBe('hung 3 of 20')
  expect([hangCell(some), hangCell(none)]).toEqual(['3 of 20 (5–36 %)', '0 of 20 (≤ 17 %)'])
})
