import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { runAccept, runReport } from '../../src/commands/reportrun.ts'
import type { Results } from '../../src/results/model.ts'
import { limits } from '../../src/results/read.ts'
import { SettingsError } from '../../src/settings/raw.ts'
import type { ReportSettings } from '../../src/settings/settings.ts'
import { caseOf, resultsOf, times } from '../verdict/fixtures.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function put(name: string, content: Results | string): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return name
}

const settings = (results: string[], over: Partial<ReportSettings> = {}): ReportSettings => ({
  results,
  expectedLegs: null,
  baseline: null,
  failOn: 'unexpected',
  allowSkips: false,
  output: null,
  name: null,
  matrix: null,
  cwd: folder,
  ...over,
})
const report = (results: string[], over: Partial<ReportSettings> = {}) =>
  runReport(settings(results, over))
const problemsOf = async (work: Promise<unknown>) => {
  const error = await work.catch((reason) => reason)
  expect(error).toBeInstanceOf(SettingsError)
  return (error as SettingsError).problems
}

const well = resultsOf([caseOf(times(5, 'passed'))])
const bad = resultsOf([caseOf(times(5, 'deadlocked'))])

describe('runReport', () => {
  test('reads files, folders and globs, each file once', async () => {
    put('in/linux/results.json', well)
    put('in/macos/results.json', bad)
    put('in/macos/summary.md', 'not read')
    const { results, status } = await report(['in', 'in/*/results.json', 'in/linux/results.json'])
    expect(results.legs!.map(({ name }) => name)).toEqual(['linux', 'macos'])
    expect(results.counts).toMatchObject({ cases: 2, regressions: 1 })
    expect(status).toBe(1)
  })

  test.each<[string, Results, Partial<ReportSettings>, number]>([
    ['all as expected', well, {}, 0],
    ['a regression', bad, {}, 1],
    ['a regression that is not to fail', bad, { failOn: 'never' }, 0],
    ['all skipped', resultsOf([caseOf([])]), {}, 3],
    ['no case at all', resultsOf([]), {}, 3],
    ['a leg that was interrupted', { ...well, interrupted: true }, {}, 3],
  ])('%s', async (_, content, over, status) => {
    expect((await report([put('a.json', content)], over)).status).toBe(status)
  })

  test('legs that are missing are named, and fail; a regression comes first', async () => {
    put('legs', 'a\nb\n')
    put('a.json', well)
    const { results, status } = await report(['a.json'], { expectedLegs: 'legs' })
    expect(results.legs!.filter(({ missing }) => missing).map(({ name }) => name)).toEqual(['b'])
    expect(status).toBe(3)
    put('a.json', bad)
    expect((await report(['a.json'], { expectedLegs: 'legs' })).status).toBe(1)
  })

  test('compares with a baseline, a report as well as one leg’s results', async () => {
    put('now.json', bad)
    put(
      'before.json',
      resultsOf([caseOf(times(5, 'passed')), caseOf(['passed'], { repro: 'old' })]),
    )
    const { results } = await report(['now.json'], { baseline: 'before.json' })
    expect(results.cases.map(({ change }) => change)).toEqual(['new-hang', 'gone'])
    put('joined.json', (await report(['before.json'])).results)
    const again = await report(['now.json'], { baseline: 'joined.json' })
    expect(again.results.cases.map(({ change }) => change)).toEqual(['new-hang', 'gone'])
  })

  test('points out reviewed expectations that no case matches', async () => {
    put('fork-safety.toml', '[expect.pool.lazy]\nlinux = ["failed"]\n')
    const { results } = await report([put('a.json', well)])
    expect(results.notes).toEqual([
      'fork-safety.toml: no case matches expect["pool"]["lazy"]["linux"]',
    ])
    put('legs', 'a\nb')
    const incomplete = await report(['a.json'], { expectedLegs: 'legs' })
    expect(incomplete.results.notes).toEqual([])
  })

  test('nothing found is no success', async () => {
    mkdirSync(join(folder, 'empty'))
    expect((await report(['none-*.json'])).status).toBe(3)
    expect((await report(['*/results.json'])).status).toBe(3)
  })

  test('wrong settings are all named at once', async () => {
    const over = { expectedLegs: 'no-legs', baseline: 'no-baseline' }
    expect(await problemsOf(report(['no-file.json'], over))).toEqual([
      "results: 'no-file.json' does not exist",
      "expected-legs: 'no-legs' does not exist",
      "baseline: 'no-baseline' does not exist",
    ])
    put('legs', '{"a": 1}')
    put('a.json', well)
    expect(await problemsOf(report(['a.json'], { expectedLegs: 'legs' }))).toEqual([
      expect.stringMatching(/^expected-legs: legs: must be a list of names/),
    ])
    put('broken.json', '{')
    expect(await problemsOf(report(['a.json'], { baseline: 'broken.json' }))).toEqual([
      expect.stringMatching(/^baseline: broken.json: not a results file/),
    ])
  })
})

describe('hostile files', () => {
  test.each<[string, string]>([
    ['no JSON', 'PK\u0003\u0004'],
    ['another JSON', '{"schemaVersion": 1}'],
    ['a wrong leg', JSON.stringify({ ...well, leg: 42 })],
    ['wrong legs', JSON.stringify({ ...well, legs: [null] })],
    [
      'a wrong outcome',
      JSON.stringify({ ...well, cases: [{ ...well.cases[0], outcome: 'fine' }] }),
    ],
    ['nested for ever', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('%s is named, hides no other leg, and is no success', async (_, text) => {
    put('in/evil.json', text)
    put('in/linux.json', bad)
    const { results, status } = await report(['in'])
    expect(results.counts.regressions).toBe(1)
    expect(results.notes).toEqual([expect.stringMatching(/^Not read: in\/evil\.json: /)])
    expect(status).toBe(1)
    put('in/linux.json', well)
    expect((await report(['in'])).status).toBe(3)
  })

  test('what is too large is not read', async () => {
    put('in/huge.json', '')
    truncateSync(join(folder, 'in/huge.json'), limits.file + 1)
    const { results, status } = await report(['in'])
    expect(results.notes).toEqual([expect.stringMatching(/huge\.json: larger than/)])
    expect(status).toBe(3)
  })

  test('a link leads nowhere', async () => {
    put('secret.json', well)
    put('in/linux.json', well)
    symlinkSync(join(folder, 'secret.json'), join(folder, 'in/link.json'))
    symlinkSync(folder, join(folder, 'in/up'))
    for (const pattern of [
      'in',
      'in/*.json',
      'in/**/*.json',
      'in/*/secret.json',
      join(folder, 'in/*.json'),
    ]) {
      const { results } = await report([pattern, 'in/linux.json'])
      expect(results.legs!.map(({ name }) => name)).toEqual(['linux'])
    }
  })

  test('a megabyte of output in each of three is cut, and all three are joined', async () => {
    const loud = (os: string) => {
      const one = caseOf(times(5, 'deadlocked'))
      one.runs[0]!.stdout = '::error::##[error]</details>'.repeat(40_000)
      return { ...resultsOf([one]), environment: { ...well.environment, os } }
    }
    for (const os of ['linux', 'macos', 'freebsd']) put(`in/${os}.json`, loud(os))
    const { results } = await report(['in'])
    expect(results.counts.cases).toBe(3)
    expect(JSON.stringify(results).length).toBeLessThan(400_000)
  })
})

test('2000 cases in each of three files stay within what GitHub takes', async () => {
  const cases = Array.from({ length: 2000 }, (_, index) => {
    const one = caseOf(times(5, index % 3 === 0 ? 'deadlocked' : 'passed'), {
      repro: `tests/fork_${index}`,
    })
    one.runs[0]!.stderr = '`|<b>@somebody #1\n'.repeat(100)
    return one
  })
  for (const os of ['linux', 'macos', 'freebsd']) {
    put(`in/${os}.json`, { ...resultsOf(cases), environment: { ...well.environment, os } })
  }
  const { results } = await report(['in'])
  expect(results.counts).toMatchObject({ cases: 6000, regressions: 2001 })
  const { renderComment } = await import('../../src/reporting/comment.ts')
  const { renderSummary } = await import('../../src/reporting/summary.ts')
  expect(renderComment(results, 'x').length).toBeLessThan(65_536)
  expect(Buffer.byteLength(renderSummary(results))).toBeLessThan(1_048_576)
})

describe('runAccept', () => {
  test('writes the file, says what is new, and then has nothing to say', async () => {
    put('a.json', bad)
    expect(await runAccept(['a.json'], folder)).toEqual([
      '[expect.pool.baseline] "linux; python==3.12.*" = ["deadlocked"]',
    ])
    expect(readFileSync(join(folder, 'fork-safety.toml'), 'utf8')).toContain(
      '[expect.pool.baseline]',
    )
    expect(await runAccept(['a.json'], folder)).toEqual([])
  })

  test('writes nothing where anything is wrong', async () => {
    put('a.json', bad)
    put('b.json', '{')
    expect(await problemsOf(runAccept(['a.json', 'b.json', 'c.json'], folder))).toEqual([
      "accept: 'c.json' does not exist",
      expect.stringMatching(/^accept: b\.json: not a results file/),
    ])
    expect(await problemsOf(runAccept([], folder))).toHaveLength(1)
    expect(existsSync(join(folder, 'fork-safety.toml'))).toBe(false)
    put('fork-safety.toml', '[expect')
    expect(await problemsOf(runAccept(['a.json'], folder))).toEqual([
      expect.stringMatching(/^fork-safety\.toml, line 1/),
    ])
  })
})
