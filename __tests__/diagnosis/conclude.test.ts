import { describe, expect, test } from '@jest/globals'
import { conclude } from '../../src/diagnosis/conclude.ts'
import type { CaseResult, Outcome } from '../../src/results/model.ts'
import { aCase, aDiagnosis, anEvidence, aPython, aRun } from '../factories.ts'

/** Outcomes of five trials by variant: one outcome stands for all five. */
function casesOf(
  variants: Record<string, Outcome | Outcome[]>,
  overrides: Partial<CaseResult> = {},
) {
  return Object.entries(variants).map(([variant, told]) => {
    const outcomes = Array.isArray(told) ? told : Array<Outcome>(5).fill(told)
    const hangs = outcomes.filter((one) => one === 'deadlocked').length
    const order: Outcome[] = ['deadlocked', 'crashed', 'timed-out', 'failed', 'passed', 'skipped']
    const outcome = order.find((one) => outcomes.includes(one))!
    const runs = outcomes.map((one) => aRun({ outcome: one }))
    return aCase({ variant, outcome, hangs, trials: outcomes.length, runs, ...overrides })
  })
}

const concluded = (variants: Record<string, Outcome | Outcome[]>) => {
  const [only, ...more] = conclude(casesOf(variants))
  expect(more).toEqual([])
  return only
}
const mixed: Outcome[] = ['deadlocked', 'passed', 'passed', 'deadlocked', 'passed']

describe('what the variants say together', () => {
  test.each<[string, Record<string, Outcome | Outcome[]>, string, string]>([
    [
      'a lock held for a moment',
      { baseline: 'deadlocked', sleep: 'passed', 'fork-first': 'passed' },
      'transient-lock',
      'sleep',
    ],
    [
      'a pause that helps most times',
      { baseline: 'deadlocked', sleep: mixed },
      'transient-lock',
      'sleep',
    ],
    [
      'a lost thread',
      { baseline: 'deadlocked', sleep: 'deadlocked', 'fork-first': 'passed' },
      'lost-thread',
      'sleep',
    ],
    [
      'not the fork',
      { baseline: 'deadlocked', sleep: 'deadlocked', 'fork-first': 'deadlocked' },
      'not-fork',
      'fork-first',
    ],
    [
      'not the fork, though a pause helps',
      { baseline: 'deadlocked', sleep: 'passed', 'fork-first': 'deadlocked' },
      'not-fork',
      'fork-first',
    ],
    [
      'an import',
      { baseline: 'deadlocked', sleep: 'passed', preload: 'passed', 'fork-first': 'passed' },
      'import-lock',
      'preload',
    ],
    [
      'an import, slow afterwards',
      { baseline: 'deadlocked', preload: 'timed-out' },
      'import-lock',
      'preload',
    ],
    [
      'no import',
      { baseline: 'deadlocked', sleep: 'passed', preload: 'deadlocked' },
      'transient-lock',
      'sleep',
    ],
    ['a race', { baseline: mixed, sleep: 'passed' }, 'race', 'sleep'],
    ['a race without a remedy', { baseline: mixed, sleep: mixed }, 'race', 'baseline'],
    [
      'a failing child',
      { baseline: 'failed', sleep: 'passed', 'connect=False': 'passed', 'fork-first': 'passed' },
      'transient-lock',
      'sleep',
    ],
    [
      'slow, and slow with a pause',
      { baseline: 'timed-out', sleep: 'timed-out' },
      'undetermined',
      'sleep',
    ],
    [
      'a crash',
      { baseline: 'crashed', sleep: 'crashed', 'fork-first': 'passed' },
      'crash',
      'fork-first',
    ],
    ['nothing', { baseline: 'passed', sleep: 'passed' }, 'safe', 'baseline'],
    ['a variant that breaks', { baseline: 'passed', lazy: 'deadlocked' }, 'variant', 'lazy'],
    ['too little', { baseline: 'deadlocked' }, 'undetermined', 'baseline'],
  ])('%s', (_, variants, hazard, variant) => {
    expect(concluded(variants)).toMatchObject({
      hazard,
      variant,
      repro: 'getaddrinfo',
      python: '3.13.0',
    })
  })

  test.each<[Outcome, RegExp]>([
    ['deadlocked', /^The baseline hangs \(5 of 5\)/],
    ['failed', /^The baseline fails \(5 of 5\)/],
    ['timed-out', /^The baseline does not end in time \(5 of 5\)/],
  ])('%s is called what it is', (outcome, text) => {
    expect(concluded({ baseline: outcome, sleep: 'passed' })?.text).toMatch(text)
  })

  test('a race is told with its rate, safety with its bound', () => {
    const rate = { low: 0.05, high: 0.85, confidence: 0.95 }
    const [race] = conclude(casesOf({ baseline: mixed }, { hangRate: rate }))
    expect(race?.text).toMatch(/hangs in 2 of 5 trials, 5\.?\d* % to 85 %/)
    expect(concluded({ baseline: 'passed' })?.text).toMatch(/at most 45 % of runs hang/)
  })

  test('safe here, not on a Mac of 2015', () => {
    const all = [
      ...casesOf({ baseline: 'passed', sleep: 'passed' }),
      ...casesOf({ baseline: 'deadlocked', sleep: 'passed' }, { emulation: 'getaddrinfo-lock' }),
    ]
    expect(conclude(all).map((one) => [one.emulation, one.hazard])).toEqual([
      [null, 'safe-here'],
      ['getaddrinfo-lock', 'transient-lock'],
    ])
  })

  test('builds of one version are kept apart, and so are repros', () => {
    const all = [
      ...casesOf({ baseline: 'passed' }),
      ...casesOf(
        { baseline: 'deadlocked', sleep: 'passed' },
        { python: aPython({ freeThreaded: true }) },
      ),
      ...casesOf({ baseline: 'failed', sleep: 'failed' }, { repro: 'other' }),
    ]
    expect(conclude(all).map((one) => [one.repro, one.freeThreaded, one.hazard])).toEqual([
      ['getaddrinfo', false, 'safe'],
      ['getaddrinfo', true, 'transient-lock'],
      ['other', false, 'undetermined'],
    ])
  })

  test('a failure without a fork is not put down to one', () => {
    const evidence = { ...anEvidence(), forks: [] }
    const cases = casesOf({ baseline: 'failed', sleep: 'failed' }, { evidence })
    expect(conclude(cases)).toMatchObject([{ hazard: 'not-fork', variant: 'baseline' }])
  })

  test('a lock is never called a lost thread, nor held for good, since a pause was too short', () => {
    const diagnosis = aDiagnosis({ hazard: 'orphaned-lock', lock: 'LOCK' })
    const variants = { baseline: 'deadlocked', sleep: 'deadlocked' } as const
    const [said] = conclude(casesOf(variants, { diagnosis }))
    expect(said?.hazard).toBe('orphaned-lock')
    expect(said?.text).toMatch(
      /for how long it is held is not known: LOCK\. Give the child a new lock/,
    )
    expect(said?.text).not.toMatch(/for good|Start the thread/)
  })

  test('the remedy is the one that the diagnosis names', () => {
    const diagnosis = aDiagnosis({ hazard: 'native-lock', lock: null, remedy: 'Turn it off.' })
    for (const sleep of ['deadlocked', 'passed'] as const) {
      const [said] = conclude(casesOf({ baseline: 'deadlocked', sleep }, { diagnosis }))
      expect(said?.text).toMatch(/Turn it off\.$/)
    }
  })

  test('a hang that needs no fork is not told to start threads in the child', () => {
    const diagnosis = aDiagnosis({ hazard: 'not-fork', fork: null })
    const variants = { baseline: 'deadlocked', sleep: 'deadlocked' } as const
    const [said] = conclude(casesOf(variants, { diagnosis }))
    expect(said).toMatchObject({ hazard: 'not-fork', variant: 'baseline' })
    expect(said?.text).not.toMatch(/in the child/)
  })

  test('nothing is concluded without a baseline that ran', () => {
    expect(conclude(casesOf({ sleep: 'passed' }))).toEqual([])
    expect(
      conclude(casesOf({ baseline: 'skipped', sleep: 'skipped' }, { trials: 0, runs: [] })),
    ).toEqual([])
    expect(conclude([])).toEqual([])
  })
})

test('of several delays the longest says whether a pause helps', () => {
  const delayed = (delay: number, outcome: Outcome) =>
    casesOf({ [`sleep=${delay}`]: outcome }, { delay })
  const baseline = casesOf({ baseline: 'deadlocked' })
  const helps = [...delayed(0.3, 'passed'), ...delayed(0.01, 'deadlocked')]
  expect(conclude([...baseline, ...helps])).toMatchObject([
    { hazard: 'transient-lock', variant: 'sleep=0.3' },
  ])
  const never = [...delayed(0.01, 'deadlocked'), ...delayed(0.3, 'deadlocked')]
  const [said] = conclude([...baseline, ...never])
  expect(said).toMatchObject({ hazard: 'lost-thread', variant: 'sleep=0.3' })
  expect(said!.text).toContain('after a pause before the fork (sleep=0.3)')
})

test('what a sweep made happen concludes nothing of the baseline', () => {
  const baseline = casesOf({ baseline: 'passed' })
  const failed = casesOf({ sweep: 'failed' })
  const swept = failed.map((one) => ({ ...one, sweep: { locks: [], seconds: 1, left: 0 } }))
  expect(conclude([...baseline, ...swept])).toEqual(conclude(baseline))
  expect(conclude([...baseline, ...failed])).not.toEqual(conclude(baseline))
})
