import { parseArgs } from 'node:util'
import { SettingsError } from './raw.ts'

/** What was asked of `report`, checked and frozen. */
export interface ReportSettings {
  /** Files, folders and globs of results, as given. */
  results: readonly string[]
  expectedLegs: string | null
  baseline: string | null
  failOn: 'unexpected' | 'never'
  output: string | null
  /** The working directory: what relative paths are relative to. */
  cwd: string
}

/** What the report action may tell GitHub, beside annotations and summary. */
export interface TellSettings {
  token: string | null
  comment: boolean
  checkRun: boolean
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

function check(source: Source, problems: string[]): ReportSettings {
  const { given, show, cwd } = source
  const results = given.results ?? []
  if (results.length === 0) problems.push(`${show('results')}: name at least one results file`)
  const failOn = one(source, 'fail-on', problems) ?? 'unexpected'
  if (failOn !== 'unexpected' && failOn !== 'never') {
    problems.push(`${show('fail-on')}: got '${failOn}', allowed is unexpected or never`)
  }
  const settings = {
    results,
    expectedLegs: one(source, 'expected-legs', problems),
    baseline: one(source, 'baseline', problems),
    failOn: failOn as 'unexpected' | 'never',
    output: one(source, 'output', problems),
    cwd,
  }
  if (problems.length > 0) throw new SettingsError(problems)
  return Object.freeze(settings)
}

const flags = ['expected-legs', 'baseline', 'fail-on', 'output']

/**
 * Reads the arguments of `fork-safety report`.
 * @throws SettingsError that lists all that is wrong.
 */
export function readReportFlags(args: readonly string[], cwd: string): ReportSettings {
  const options = Object.fromEntries(
    flags.map((name) => [name, { type: 'string', multiple: true } as const]),
  )
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const given: Record<string, string[]> = { results: [] }
  const problems: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') given.results!.push(token.value)
    if (token.kind !== 'option') continue
    if (!flags.includes(token.name)) {
      const all = flags.map((name) => `--${name}`).join(', ')
      problems.push(`${token.rawName}: no such option; there are: ${all}`)
    } else if (!token.value) problems.push(`${token.rawName}: needs a value`)
    else given[token.name] = [...(given[token.name] ?? []), token.value]
  }
  const show = (name: string) => (name === 'results' ? 'report' : `--${name}`)
  return check({ given, show, cwd }, problems)
}

type Env = Readonly<Record<string, string | undefined>>

/** An input as the runner passes it; empty where the workflow says nothing. */
const input = (env: Env, name: string) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim()

const words: Record<string, boolean> = {
  ...{ true: true, True: true, TRUE: true },
  ...{ false: false, False: false, FALSE: false, '': false },
}

function truth(env: Env, name: string, problems: string[]): boolean {
  const word = words[input(env, name)]
  if (word === undefined) {
    problems.push(`${name}: got '${input(env, name)}', allowed is true or false`)
  }
  return word ?? false
}

/**
 * Reads the inputs of the report action; `output` is a folder in RUNNER_TEMP where none is given.
 * @throws SettingsError that lists all that is wrong.
 */
export function readReportInputs(env: Env, cwd: string): ReportSettings & TellSettings {
  const problems: string[] = []
  const comment = truth(env, 'comment', problems)
  const checkRun = truth(env, 'check-run', problems)
  const token = input(env, 'token') || null
  for (const [name, on] of Object.entries({ comment, 'check-run': checkRun })) {
    if (on && token === null) problems.push(`${name}: needs token`)
  }
  const lines = input(env, 'results').split(/\r?\n/)
  const given: Record<string, string[]> = {
    results: lines.map((line) => line.trim()).filter((line) => line !== ''),
  }
  for (const name of flags) if (input(env, name)) given[name] = [input(env, name)]
  given.output ??= [`${env.RUNNER_TEMP ?? cwd}/fork-safety-report`]
  return { ...check({ given, show: (name) => name, cwd }, problems), token, comment, checkRun }
}
