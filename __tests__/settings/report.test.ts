import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { globSync } from 'tinyglobby'
import { parse } from 'yaml'
import { checkReport } from '../../src/settings/check.ts'
import { readFlags } from '../../src/settings/flags.ts'
import { readInputs } from '../../src/settings/inputs.ts'
import { settingsOf } from '../../src/settings/names.ts'
import { SettingsError } from '../../src/settings/raw.ts'
import { checkSinks } from '../../src/settings/sinks.ts'

const cwd = '/work place'
const place = { cwd, kindOf: () => null }
const ofFlags = (args: string[]) => checkReport(readFlags(args, 'report'), place)
const ofInputs = (env: Record<string, string>) => checkReport(readInputs(env, 'report'), place)
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
    expect(ofFlags(['a.json', 'b'])).toEqual({
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
    expect(ofFlags([...args, '--baseline', 'base.json'])).toEqual({
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
    expect(problemsOf(() => ofFlags([...args, '--baseline']))).toEqual([
      "--allow-skips: takes no value, got 'yes'",
      expect.stringMatching(/^--x: no such option; there are: --expected-legs, --baseline, /),
      '--baseline: needs a value',
      "--fail-on: got 'no', allowed is unexpected or never",
      '--output: given 2 times',
      'results: name at least one results file',
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
    expect(ofInputs(inputs(given))).toEqual({
      ...defaults,
      results: ['a', 'b/*.json'],
      expectedLegs: 'legs',
      allowSkips: true,
      cwd,
    })
  })

  test('that are wrong are all named, after those of others', () => {
    const given = { 'fail-on': 'no', 'allow-skips': 'yes' }
    const raw = { ...readInputs(inputs(given), 'report'), problems: ['token: is empty'] }
    expect(problemsOf(() => checkReport(raw, place))).toEqual([
      'token: is empty',
      "fail-on: got 'no', allowed is unexpected or never",
      "allow-skips: got 'yes', allowed is true or false",
      'results: name at least one results file',
    ])
  })

  test('of whom to tell', () => {
    const sinks = (given: Record<string, string>) => checkSinks(readInputs(inputs(given), 'report'))
    expect(sinks({}).sinks).toEqual({ token: '', comment: false, checkRun: false })
    const given = { token: ' t\n', comment: 'issue', 'check-run': 'TRUE' }
    expect(sinks(given)).toEqual({
      sinks: { token: 't', comment: 'issue', checkRun: true },
      problems: [],
    })
    expect(sinks({ comment: 'yes', 'check-run': 'on' }).problems).toEqual([
      "comment: got 'yes', allowed is true, false or issue",
      "check-run: got 'on', allowed is true or false",
    ])
    expect(sinks({ comment: 'True' }).problems).toEqual([
      'token: is empty, but comment and check-run need one',
    ])
  })

  test('are those of action.yml, with its defaults', () => {
    const declared = Object.entries(action.inputs).map(([name, one]) => [name, one.default ?? ''])
    const given = { ...Object.fromEntries(declared), results: 'a' }
    expect(ofInputs(inputs(given))).toEqual({ ...defaults, results: ['a'], cwd })
    const sinks = ['results', 'token', 'comment', 'check-run']
    const said = (given: Record<string, string>) =>
      JSON.stringify(ofInputs(inputs({ results: 'a', ...given })))
    for (const name of settingsOf('report').filter((one) => !sinks.includes(one))) {
      expect(said({ [name]: name === 'fail-on' ? 'never' : 'true' })).not.toBe(said({}))
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
    const pinned = /: (?:actions|pypa)\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/
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
