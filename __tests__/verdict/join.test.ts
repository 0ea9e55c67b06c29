import { describe, expect, test } from '@jest/globals'
import type { LegFile } from '../../src/results/read.ts'
import { joinLegs, parseExpectedLegs } from '../../src/verdict/join.ts'
import { caseOf, environment, python, resultsOf, times } from './fixtures.ts'

const passed = caseOf(times(5, 'passed'))
const hung = caseOf(times(5, 'deadlocked'))

function file(path: string, ...cases: LegFile['results']['cases']): LegFile {
  return { path, results: resultsOf(cases) }
}
function onMac({ path, results }: LegFile): LegFile {
  return { path, results: { ...results, environment: environment('macos', { arch: 'arm64' }) } }
}
const legNames = (files: LegFile[], expected: string[] = []) =>
  joinLegs(files, expected).legs!.map(({ name, missing }) => (missing ? `no ${name}` : name))

describe('legs', () => {
  test.each<[string, string, string]>([
    [
      'a downloaded artifact',
      'in/fork-safety-ubuntu-24.04-3.12-attempt-1/results.json',
      'ubuntu-24.04-3.12',
    ],
    ['a file of its own name', 'in/macos.json', 'macos'],
    ['a folder', 'linux/results.json', 'linux'],
    ['neither', 'results.json', 'linux x64'],
  ])('are named by %s', (_, path, name) => {
    expect(legNames([file(path, passed)])).toEqual([name])
  })

  test('are named by what the run wrote, where it did', () => {
    const { results } = file('x/results.json', passed)
    const named = {
      path: 'x/results.json',
      results: { ...results, leg: { name: 'mine', attempt: 2 } },
    }
    expect(joinLegs([named], ['mine', 'x']).legs).toEqual([
      { name: 'mine', environment: environment(), missing: false, attempt: 2 },
    ])
  })

  test('that were expected and are not there are named', () => {
    expect(legNames([file('linux.json', passed)], ['linux', 'macos', 'macos'])).toEqual([
      'linux',
      'no macos',
    ])
  })

  test('are found by names that a file cannot have', () => {
    expect(legNames([file('fork-safety-1_2/results.json', passed)], ['1/2', '2/2'])).toEqual([
      '1_2',
      'no 2/2',
    ])
  })

  test('of one name on two machines are two', () => {
    const files = [file('a/out.json', passed), onMac(file('b/out.json', hung))]
    expect(legNames(files)).toEqual(['out (linux x64)', 'out (macos arm64)'])
    expect(legNames(files, ['out'])).toHaveLength(2)
  })

  test('come with every case', () => {
    const { cases } = joinLegs([file('a.json', passed, hung), file('b.json', passed)], [])
    expect(cases.map(({ leg }) => leg)).toEqual(['a', 'a', 'b'])
  })
})

describe('attempts of one leg', () => {
  const first = file('x-attempt-1/results.json', hung, caseOf(['failed'], { repro: 'only first' }))
  const second = file('x-attempt-2/results.json', { ...passed, python: python('3.12.9') })

  test.each([[[first, second]], [[second, first]]])('the later wins, case by case', (files) => {
    const joined = joinLegs(files, ['x'])
    expect(joined.legs).toEqual([
      expect.objectContaining({ name: 'x', attempt: 2, missing: false }),
    ])
    expect(joined.cases.map(({ repro, outcome }) => [repro, outcome])).toEqual([
      ['pool', 'passed'],
      ['only first', 'failed'],
    ])
  })

  test('of equal ones the last given wins', () => {
    const joined = joinLegs([file('a/x.json', hung), file('b/x.json', passed)], [])
    expect(joined.cases.map(({ outcome }) => outcome)).toEqual(['passed'])
  })

  test('two patch releases of one Python in one leg stay two cases', () => {
    const other = { ...hung, python: python('3.12.3') }
    expect(joinLegs([file('x.json', passed, other)], []).cases).toHaveLength(2)
  })
})

describe('legs that look alike', () => {
  const job = 'the same for all'
  const of = (path: string, attempt: number, one: typeof passed, own: string | null = job) => ({
    path,
    results: { ...resultsOf([one]), leg: { name: null, attempt, ...(own ? { job: own } : {}) } },
  })
  const outcomes = (files: LegFile[]) =>
    joinLegs(files, []).cases.map(({ leg, outcome }) => `${leg} ${outcome}`)

  test('are told apart by their artifacts, where these say which attempt they are', () => {
    const files = [1, 2].flatMap((attempt) => [
      of(`in/fork-safety-pkg-a-attempt-${attempt}/results.json`, attempt, hung),
      of(`in/fork-safety-pkg-b-attempt-${attempt}/results.json`, attempt, passed),
    ])
    expect(outcomes(files)).toEqual(['pkg-a deadlocked', 'pkg-b passed'])
    expect(outcomes(files.slice(0, 3))).toEqual(['pkg-a deadlocked', 'pkg-b passed'])
    expect(outcomes(files.slice(1, 3))).toEqual(['pkg-b passed', 'pkg-a deadlocked'])
  })

  test('are told apart by their paths, where two are of one attempt', () => {
    const files = [of('in/a/results.json', 1, hung), of('in/b/results.json', 1, passed)]
    expect(outcomes(files)).toEqual(['a deadlocked', 'b passed'])
  })

  test('are told apart by the step that wrote them, and have names of their own', () => {
    const named = (path: string, attempt: number, one: typeof passed, own: string) => {
      const file = of(path, attempt, one, own)
      return { ...file, results: { ...file.results, leg: { ...file.results.leg, name: 'linux' } } }
    }
    const files = [
      named('in/x1/results.json', 1, hung, 'first step'),
      named('in/y1/results.json', 1, hung, 'second step'),
      named('in/y2/results.json', 2, passed, 'second step'),
    ]
    expect(outcomes(files)).toEqual(['x1 deadlocked', 'y2 passed'])
  })

  test('of one step are attempts, whatever their files are called', () => {
    const files = [of('in/run-8/results.json', 1, hung), of('in/run-9/results.json', 2, passed)]
    expect(outcomes(files)).toEqual(['run-9 passed'])
  })
})

describe('what is joined', () => {
  test('platforms that disagree come first, then Pythons that do', () => {
    const of = (repro: string) => caseOf(times(5, 'passed'), { repro })
    const bad = (repro: string, version = '3.12.4') =>
      caseOf(times(5, 'deadlocked'), { repro, python: python(version) })
    const joined = joinLegs(
      [
        file(
          'linux.json',
          of('same'),
          of('by python'),
          bad('by python', '3.11.1'),
          of('by system'),
        ),
        onMac(file('mac.json', of('same'), bad('by system'))),
      ],
      [],
    )
    expect(joined.cases.map(({ repro, leg }) => `${repro} ${leg}`)).toEqual([
      'by system linux',
      'by system mac',
      'by python linux',
      'by python linux',
      'same linux',
      'same mac',
    ])
  })

  test('counts and verdicts are taken anew, for a file may say anything', () => {
    const lying = file('a.json', { ...hung, verdict: 'ok' })
    lying.results.counts = { cases: 0, regressions: 0, deadlocked: 0 }
    const { counts, cases } = joinLegs([lying], [])
    expect(counts).toMatchObject({ cases: 1, regressions: 1, deadlocked: 1 })
    expect(cases[0]!.verdict).toBe('regression')
  })

  test('a verdict that a leg’s baseline made stays', () => {
    const worse = caseOf(times(5, 'deadlocked'), {
      expected: ['deadlocked', 'passed'],
      verdict: 'regression',
      change: 'worse-rate',
    })
    expect(joinLegs([file('a.json', worse)], []).counts.regressions).toBe(1)
  })

  test('conclusions once, with their leg where only one has them', () => {
    const said = { repro: 'pool', python: '3.12.4', hazard: 'race', text: 'It is a race.' }
    const other = { ...said, text: 'It is safe here.' }
    const [a, b] = [file('a.json', passed), file('b.json', passed)]
    a.results.conclusions = [said]
    b.results.conclusions = [said, other]
    expect(joinLegs([a, b], []).conclusions).toEqual([said, { ...other, leg: 'b' }])
  })

  test('notes with their leg, one environment, and whether any was interrupted', () => {
    const [a, b] = [file('a.json', passed), onMac(file('b.json', passed))]
    a.results.notes = ['something']
    b.results.interrupted = true
    expect(joinLegs([a, b], [])).toMatchObject({
      notes: ['a: something'],
      environment: { os: 'linux, macos', arch: 'arm64, x64', libc: null, cpus: 4, commit: null },
      interrupted: true,
    })
  })

  test('a report joins like the legs in it', () => {
    const files = [file('a.json', passed), onMac(file('b.json', hung))]
    files[0]!.results.tampering = ['repro (baseline): tampering: it wrote']
    const whole = joinLegs(files, [])
    expect(whole.tampering).toEqual(['a: repro (baseline): tampering: it wrote'])
    const again = joinLegs([{ path: 'report/results.json', results: whole }], [])
    expect(again.cases).toEqual(whole.cases)
    expect(again.legs).toEqual(whole.legs)
    expect(again.tampering).toEqual(whole.tampering)
  })

  test('nothing is nothing', () => {
    expect(joinLegs([], ['a'])).toMatchObject({ cases: [], counts: { cases: 0 } })
  })
})

describe('parseExpectedLegs', () => {
  test.each([
    ['# all\nlinux\n\n macos # arm\n', ['linux', 'macos']],
    ['["linux", "macos"]', ['linux', 'macos']],
    ['[{"os": "linux", "python": 3.12}, {"leg": "mine", "os": "x"}]', ['linux-3.12', 'mine']],
    ['{"include": [{"shard": "1/2"}, {"shard": "2/2"}]}', ['1/2', '2/2']],
    ['{"shard": ["1/2", "2/2"]}', ['1/2', '2/2']],
    [
      '{"os": ["a", "b"], "py": [3, 4], "include": [{"leg": "c"}]}',
      ['a-3', 'a-4', 'b-3', 'b-4', 'c'],
    ],
  ])('%j', (text, names) => {
    expect(parseExpectedLegs(text)).toEqual(names)
  })

  test.each(['{"a": 1}', '[1', '{'])('%j is refused', (text) => {
    expect(() => parseExpectedLegs(text)).toThrow()
  })
})
