import { describe, expect, test } from '@jest/globals'
import { baselineSentence } from '../../src/reporting/names.ts'
import type { CaseResult, Outcome } from '../../src/results/model.ts'
import { compareWithBaseline, type Scope } from '../../src/verdict/baseline.ts'
import { caseOf, environment, python, resultsOf, times } from './fixtures.ts'

function compare(now: CaseResult, before: CaseResult | null, scope: Scope = 'none') {
  const baseline = resultsOf(before ? [before] : [])
  return compareWithBaseline(resultsOf([now]), baseline, scope)
}

const hung = (hangs: number, trials: number, over: Partial<CaseResult> = {}) =>
  caseOf([...times(hangs, 'deadlocked'), ...times(trials - hangs, 'passed')], over)

const race: Outcome[] = ['deadlocked', 'passed']

describe('compareWithBaseline', () => {
  test.each<[string, CaseResult, CaseResult | null, string | undefined]>([
    ['not there before', hung(0, 5), null, 'new'],
    ['skipped before', hung(0, 5), caseOf([]), 'new'],
    ['skipped now', caseOf([]), hung(0, 5), undefined],
    ['as before', hung(0, 5), hung(0, 5), 'unchanged'],
    ['a first hang, however rare', hung(1, 20), hung(0, 20), 'new-hang'],
    ['a rate that may be chance', hung(6, 20), hung(3, 20), 'unchanged'],
    ['a rate beyond chance', hung(10, 20), hung(3, 20), 'worse-rate'],
    ['a better rate', hung(3, 20), hung(10, 20), 'unchanged'],
    ['healed', hung(0, 5), hung(5, 5), 'fixed'],
    ['no hang where there were few', hung(0, 20), hung(3, 20), 'unchanged'],
    ['fails now', caseOf(times(5, 'failed')), hung(0, 5), 'new-failure'],
    ['fails instead of hanging', caseOf(times(5, 'failed')), hung(5, 5), 'new-failure'],
    ['fails no more', hung(0, 5), caseOf(times(5, 'crashed')), 'fixed'],
    ['fails as before', caseOf(times(5, 'failed')), caseOf(times(5, 'failed')), 'unchanged'],
  ])('%s', (_, now, before, change) => {
    expect(compare(now, before).cases[0]!.change).toBe(change)
  })

  test('a baseline excuses nothing', () => {
    const compared = compare(hung(5, 5), hung(5, 5))
    expect(compared.cases[0]).toMatchObject({ change: 'unchanged', verdict: 'regression' })
    expect(compared.counts.regressions).toBe(1)
  })

  test('an allowed hang is a regression only where its rate rose beyond chance', () => {
    const verdict = (now: number, before: number) =>
      compare(hung(now, 20, { expected: race }), hung(before, 20)).cases[0]!.verdict
    expect(verdict(1, 0)).toBe('ok')
    expect(verdict(6, 3)).toBe('ok')
    expect(verdict(10, 3)).toBe('regression')
    expect(verdict(8, 0)).toBe('regression')
  })

  test('a case that is to hang may hang more', () => {
    const compared = compare(hung(20, 20, { expected: ['deadlocked'] }), hung(0, 20))
    expect(compared.cases[0]).toMatchObject({ change: 'new-hang', verdict: 'ok' })
  })

  test('says what it compared with', () => {
    expect(compare(hung(3, 20), hung(0, 20)).cases[0]!.baseline).toEqual({
      outcome: 'passed',
      trials: 20,
      hangs: 0,
      chance: expect.closeTo(0.11538, 4),
      ...{ startedAt: null, commit: null, changed: [] },
    })
  })

  test('says what changed since: packages, Python, image, kernel', () => {
    const night = (day: number, packages: Record<string, string>, version: string) =>
      resultsOf([hung(day === 1 ? 0 : 5, 5, { packages, python: python(version) })], {
        environment: environment('linux', {
          ...{
            release: `6.${day}`,
            image: `ubuntu24 2026110${day}.1`,
            commit: `${day}`.repeat(40),
          },
          startedAt: `2026-11-0${day}T04:00:00.000Z`,
        }),
      })
    const before = night(1, { pymongo: '4.9.1', old: '1', same: '2' }, '3.12.4')
    const now = night(2, { pymongo: '4.10.0', new: '3', same: '2' }, '3.12.5')
    const [one] = compareWithBaseline(now, before, 'matrix').cases
    expect(one).toMatchObject({
      change: 'new-hang',
      baseline: {
        startedAt: '2026-11-01T04:00:00.000Z',
        commit: '1'.repeat(40),
        changed: [
          ...['new not there -> 3', 'old 1 -> gone', 'pymongo 4.9.1 -> 4.10.0'],
          ...['Python 3.12.4 -> 3.12.5', 'image ubuntu24 20261101.1 -> ubuntu24 20261102.1'],
          'kernel 6.1 -> 6.2',
        ],
      },
    })
    expect(baselineSentence(one!)).toBe(
      'Baseline of 2026-11-01, commit 1111111: passed, hung 0 of 5. Since then: new not there -> 3, ' +
        'old 1 -> gone, pymongo 4.9.1 -> 4.10.0, Python 3.12.4 -> 3.12.5, ' +
        'image ubuntu24 20261101.1 -> ubuntu24 20261102.1, kernel 6.1 -> 6.2.',
    )
    const unknown = resultsOf([hung(0, 5)])
    expect(compareWithBaseline(now, unknown, 'matrix').cases[0]!.baseline!.changed).toEqual([
      ...['Python 3.12.4 -> 3.12.5', 'kernel 6.8 -> 6.2'],
    ])
  })

  test('a patch release is the same case, a minor release, build or system is not', () => {
    const before = hung(5, 5)
    const change = (over: Partial<CaseResult>) => compare(hung(5, 5, over), before).cases[0]!.change
    expect(change({ python: python('3.12.9') })).toBe('unchanged')
    expect(change({ python: python('3.13.0') })).toBe('new')
    expect(change({ python: python('3.12.4', { freeThreaded: true }) })).toBe('new')
    expect(change({ python: python('3.12.4', { implementation: 'PyPy' }) })).toBe('new')
    expect(change({ emulation: 'getaddrinfo-lock' })).toBe('new')
    const mac = resultsOf([before], { environment: environment('macos') })
    const compared = compareWithBaseline(resultsOf([hung(5, 5)]), mac, 'matrix')
    expect(compared.cases.map((one) => one.change)).toEqual(['new'])
  })

  test('of several like it in a joined baseline, that of the same machine counts', () => {
    const legs = ['x64', 'arm64'].map((arch) => ({
      name: arch,
      environment: environment('linux', { arch }),
      missing: false,
    }))
    const baseline = resultsOf([hung(0, 5, { leg: 'arm64' }), hung(5, 5, { leg: 'x64' })], { legs })
    const compared = compareWithBaseline(resultsOf([hung(5, 5)]), baseline, 'none')
    expect(compared.cases[0]!.change).toBe('unchanged')
  })

  test('and that of the same leg before that of another like it', () => {
    const legs = ['old', 'new'].map((name) => ({
      name,
      environment: environment(),
      missing: false,
    }))
    const cases = [hung(0, 5, { leg: 'old' }), hung(5, 5, { leg: 'new' })]
    const compared = compareWithBaseline(
      resultsOf(cases, { legs }),
      resultsOf(cases, { legs }),
      'none',
    )
    expect(compared.cases.map(({ change }) => change)).toEqual(['unchanged', 'unchanged'])
  })

  describe('what is gone', () => {
    const baseline = resultsOf([
      hung(0, 5),
      hung(0, 5, { repro: 'old' }),
      hung(0, 5, { repro: 'old', python: python('3.9.1') }),
    ])
    const gone = (scope: Scope) =>
      compareWithBaseline(resultsOf([hung(0, 5)]), baseline, scope)
        .cases.filter((one) => one.change === 'gone')
        .map((one) => `${one.repro} ${one.python.version} ${one.outcome} ${one.verdict}`)

    test.each<[Scope, string[]]>([
      ['none', []],
      ['leg', ['old 3.12.4 skipped skipped']],
      ['matrix', ['old 3.12.4 skipped skipped', 'old 3.9.1 skipped skipped']],
    ])('%s', (scope, names) => {
      expect(gone(scope)).toEqual(names)
    })

    test('is not counted', () => {
      const compared = compareWithBaseline(resultsOf([hung(0, 5)]), baseline, 'matrix')
      expect(compared.counts).toMatchObject({ cases: 1, skipped: 0 })
    })
  })
})
