import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { globSync } from 'tinyglobby'
import { parse } from 'yaml'
import { SettingsError } from '../../src/settings/raw.ts'
import { readReportFlags, readReportInputs } from '../../src/settings/report.ts'

const cwd = '/work place'
const defaults = {
  expectedLegs: null,
  baseline: null,
  failOn: 'unexpected',
  allowSkips: false,
  name: null,
  matrix: null,
  output: null,
}

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read()
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError)
    return (error as SettingsError).problems
  }
}

describe('flags', () => {
  test('of all kinds', () => {
    expect(readReportFlags(['a.json', 'b'], cwd)).toEqual({
      ...defaults,
      results: ['a.json', 'b'],
      cwd,
    })
    const args = [
      '--expected-legs',
      'legs',
      'a.json',
      '--output=out',
      '--allow-skips',
      '--fail-on',
      'never',
    ]
    expect(readReportFlags([...args, '--baseline', 'base.json'], cwd)).toEqual({
      results: ['a.json'],
      name: null,
      matrix: null,
      expectedLegs: 'legs',
      baseline: 'base.json',
      failOn: 'never',
      allowSkips: true,
      output: '/work place/out',
      cwd,
    })
  })

  test('that are wrong are all named', () => {
    const args = ['--fail-on', 'no', '--output', 'a', '--output', 'b', '--allow-skips=yes', '--x']
    expect(problemsOf(() => readReportFlags([...args, '--baseline'], cwd))).toEqual([
      "--allow-skips: takes no value, got 'yes'",
      expect.stringMatching(/^--x: no such option; there are: --expected-legs, --baseline, /),
      '--baseline: needs a value',
      'report: name at least one results file',
      "--fail-on: got 'no', allowed is unexpected or never",
      '--output: given 2 times',
    ])
  })
})

const action: { inputs: Record<string, { default?: string }> } = parse(
  readFileSync('report/action.yml', 'utf8'),
)
const inputs = (given: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  )

describe('inputs', () => {
  test('as the runner sets them', () => {
    const given = {
      results: ' a \r\n\n b/*.json\n',
      'expected-legs': 'legs',
      'allow-skips': 'True',
    }
    expect(readReportInputs(inputs(given), cwd, [])).toEqual({
      ...defaults,
      results: ['a', 'b/*.json'],
      expectedLegs: 'legs',
      allowSkips: true,
      cwd,
    })
  })

  test('that are wrong are all named, after those of others', () => {
    const given = { 'fail-on': 'no', 'allow-skips': 'yes' }
    expect(problemsOf(() => readReportInputs(inputs(given), cwd, ['token: is empty']))).toEqual([
      'token: is empty',
      'results: name at least one results file',
      "fail-on: got 'no', allowed is unexpected or never",
      "allow-skips: got 'yes', allowed is true or false",
    ])
  })

  test('are those of action.yml, with its defaults', () => {
    const declared = Object.entries(action.inputs).map(([name, one]) => [name, one.default ?? ''])
    const given = { ...Object.fromEntries(declared), results: 'a' }
    expect(readReportInputs(inputs(given), cwd, [])).toEqual({ ...defaults, results: ['a'], cwd })
    const own = Object.keys(action.inputs).filter(
      (name) => !['results', 'token', 'comment', 'check-run'].includes(name),
    )
    for (const name of own) {
      const settings = JSON.stringify(
        readReportInputs(
          inputs({ results: 'a', [name]: name === 'fail-on' ? 'never' : 'true' }),
          cwd,
          [],
        ),
      )
      expect(settings).not.toBe(JSON.stringify(readReportInputs(inputs({ results: 'a' }), cwd, [])))
    }
  })
})

describe('workflows', () => {
  const files = globSync('.github/workflows/*.yml').sort()
  const steps = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/uses: (.*)/g)].map((found) => `${file}: ${found[1]}`),
  )

  test('use actions of others by commit and version only', () => {
    expect(steps.length).toBeGreaterThan(10)
    const own = /: (\$\/|\.\/\.fork-safety-action )/
    const pinned = /: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/
    expect(steps.filter((step) => !own.test(step) && !pinned.test(step))).toEqual([])
  })

  test('give no permission to all of their jobs', () => {
    const texts = files.map((file) => parse(readFileSync(file, 'utf8')))
    const open = texts.filter(({ on, permissions }) => !permissions && !on.workflow_call)
    expect(open).toEqual([])
    expect(
      texts.filter(({ permissions }) => permissions && Object.keys(permissions).length > 0),
    ).toEqual([])
  })
})
