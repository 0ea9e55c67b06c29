import { describe, expect, test } from '@jest/globals'
import { curves, rateBar } from '../../src/reporting/curve.ts'
import { renderSummary } from '../../src/reporting/summary.ts'
import { renderTerminal } from '../../src/reporting/terminal.ts'
import { hangRate } from '../../src/verdict/judge.ts'
import { aCase, aPython, results } from '../factories.ts'

const trials = 20
const delayed = (delay: number, hangs: number, overrides = {}) =>
  aCase({
    variant: `sleep=${delay}`,
    delay,
    trials,
    hangs,
    unended: hangs,
    hangRate: hangRate(hangs, trials, 'as-planned'),
    outcome: hangs > 0 ? 'deadlocked' : 'passed',
    expected: ['deadlocked', 'crashed', 'timed-out', 'failed', 'passed'],
    ...overrides,
  })

const measured = [delayed(0.1, 5), delayed(0, 20), delayed(0.03, 11), delayed(1, 0)]

describe('the rate over the delay', () => {
  test('is of the cases of one repro and Python, by delay', () => {
    const other = [delayed(0, 1), delayed(1, 0)].map((one) => ({
      ...one,
      python: aPython({ version: '3.9.1' }),
    }))
    const [curve, older, ...more] = curves([...measured, ...other])
    expect(more).toEqual([])
    expect(curve).toMatchObject({ repro: 'getaddrinfo', variant: 'sleep', where: 'CPython 3.13.0' })
    expect(curve!.points.map(({ delay, rate }) => [delay, rate])).toEqual([
      [0, 1],
      [0.03, 0.55],
      [0.1, 0.25],
      [1, 0],
    ])
    expect(older!.where).toBe('CPython 3.9.1')
  })

  test('is none of one delay, of what was not run, or of a variant that waits by the way', () => {
    const skipped = delayed(0.3, 0, { trials: 0, outcome: 'skipped', hangRate: null })
    const by = aCase({ variant: 'sleep', delay: 0.1 })
    expect(curves([aCase({ variant: 'baseline' }), by, delayed(0, 3), skipped])).toEqual([])
  })

  test('counts what did not end, as the rate does', () => {
    const slow = delayed(0, 2, { unended: 10 })
    expect(curves([slow, delayed(1, 0)])[0]!.points[0]!.rate).toBe(0.5)
  })

  test('stays in its place whatever a file says', () => {
    const evil = { hangs: 1e9, unended: 1e9, hangRate: { low: -5, high: 1e9, confidence: 0.95 } }
    const [curve] = curves([delayed(0, 0, evil), delayed(1e308, 0)])
    expect(curve!.points[0]).toMatchObject({ rate: 1, low: 0, high: 1 })
    expect(rateBar(curve!.points[0]!, 10)).toBe('█'.repeat(10))
  })

  test('is told in the terminal and the summary', () => {
    const all = results({ cases: measured })
    const text = renderTerminal(all, { width: 80, color: false })
    const start = text.indexOf('Rate over')
    expect(text.slice(start, text.indexOf('\n\n', start))).toMatchInlineSnapshot(`
"Rate over the delay before the fork: getaddrinfo, sleep, CPython 3.13.0
     0 s  ████████████████████████████████████████  20 of 20 (83–100 %)
  0.03 s  ██████████████████████░░░░░░░░░           11 of 20 (32–77 %)
   0.1 s  ██████████░░░░░░░░░░                      5 of 20 (9–49 %)
     1 s  ░░░░░░                                    0 of 20 (≤ 14 %)"
`)
    const summary = renderSummary(all)
    expect(summary).toContain('### Rate over the delay before the fork')
    expect(summary).toContain('| 0.03 s | ███████████░░░░ | 11 of 20 (32–77 %) |')
    expect(renderSummary(results())).not.toContain('Rate over')
  })
})
