import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { matrixOf } from './matrix.ts'
import { noSuchOption } from './nearest.ts'
import { SettingsError } from './raw.ts'

/** What was asked of `report`, checked and frozen. */
export interface ReportSettings {
  /** Files, folders and globs of results, as given. */
  results: readonly string[]
  expectedLegs: string | null
  baseline: string | null
  failOn: 'unexpected' | 'never'
  allowSkips: boolean
  name: string | null
  matrix: string | null
  /** Absolute. */
  output: string | null
  /** The working directory: what relative paths are relative to. */
  cwd: string
}

type Given = Readonly<Record<string, readonly string[] | undefined>>

/** Where the settings come from: what was given, and how a setting is written there. */
interface Source {
  given: Given
  show: (name: string) => string
  cwd: string
}

function one({ given, show }: Source, name: string, problems: string[]): string | null {
  const values = given[name] ?? []
  if (values.length > 1) problems.push(`${show(name)}: given ${values.length} times`)
  return values[0] ?? null
}

const words: Readonly<Record<string, boolean>> = {
  ...{ true: true, True: true, TRUE: true },
  ...{ false: false, False: false, FALSE: false },
}

/** @throws SettingsError that lists all that is wrong, `problems` first. */
function check(source: Source, problems: string[]): ReportSettings {
  const { given, show, cwd } = source
  const results = given.results ?? []
  if (results.length === 0) problems.push(`${show('results')}: name at least one results file`)
  const failOn = one(source, 'fail-on', problems) ?? 'unexpected'
  if (failOn !== 'unexpected' && failOn !== 'never') {
    problems.push(`${show('fail-on')}: got '${failOn}', allowed is unexpected or never`)
  }
  const allowSkips = one(source, 'allow-skips', problems) ?? 'false'
  if (!Object.hasOwn(words, allowSkips)) {
    problems.push(`${show('allow-skips')}: got '${allowSkips}', allowed is true or false`)
  }
  const output = one(source, 'output', problems)
  const settings: ReportSettings = {
    results,
    expectedLegs: one(source, 'expected-legs', problems),
    baseline: one(source, 'baseline', problems),
    failOn: failOn === 'never' ? failOn : 'unexpected',
    allowSkips: words[allowSkips] ?? false,
    name: one(source, 'name', problems)?.slice(0, 100) ?? null,
    matrix: matrixOf(one(source, 'matrix', problems) ?? undefined),
    output: output === null ? null : resolve(cwd, output),
    cwd,
  }
  if (problems.length > 0) throw new SettingsError(problems)
  return Object.freeze(settings)
}

const names = ['expected-legs', 'baseline', 'fail-on', 'output', 'name', 'matrix']
const switches = ['allow-skips']

/**
 * Reads the arguments of `fork-safety report`.
 * @throws SettingsError that lists all that is wrong.
 */
export function readReportFlags(args: readonly string[], cwd: string): ReportSettings {
  const option = (type: 'string' | 'boolean') => (name: string) =>
    [name, { type, multiple: true }] as const
  const options = Object.fromEntries([
    ...names.map(option('string')),
    ...switches.map(option('boolean')),
  ])
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const given: Record<string, string[]> = {}
  const problems: string[] = []
  const add = (name: string, value: string) => {
    given[name] = [...(given[name] ?? []), value]
  }
  for (const token of tokens) {
    if (token.kind === 'positional') add('results', token.value)
    if (token.kind !== 'option') continue
    const isSwitch = switches.includes(token.name)
    if (!isSwitch && !names.includes(token.name)) {
      problems.push(noSuchOption(token.rawName, [...names, ...switches]))
    } else if (isSwitch && token.value !== undefined) {
      problems.push(`${token.rawName}: takes no value, got '${token.value}'`)
    } else if (!isSwitch && (!token.value || token.value.startsWith('--')))
      problems.push(`${token.rawName}: needs a value`)
    else add(token.name, token.value ?? 'true')
  }
  const show = (name: string) => (name === 'results' ? 'report' : `--${name}`)
  return check({ given, show, cwd }, problems)
}

type Env = Readonly<Record<string, string | undefined>>

/**
 * Reads the inputs of the report action, as the runner sets them; `results` has one entry a line.
 * @param problems what is wrong with its other inputs, to be listed first.
 * @throws SettingsError that lists all that is wrong.
 */
export function readReportInputs(env: Env, cwd: string, problems: string[]): ReportSettings {
  const input = (name: string) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim()
  const lines = input('results').split(/\r?\n/)
  const given: Record<string, string[]> = {
    results: lines.map((line) => line.trim()).filter((line) => line !== ''),
  }
  for (const name of [...names, ...switches]) if (input(name)) given[name] = [input(name)]
  return check({ given, show: (name) => name, cwd }, problems)
}
