import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { bytesOf } from '../filenames.ts'
import type { Emulation } from '../results/model.ts'
import { matrixOf } from './matrix.ts'
import type { SettingName } from './names.ts'
import type { Raw } from './raw.ts'
import type { Settings } from './settings.ts'

/** What the check may ask of the machine. */
export interface Machine {
  cwd: string
  cpus: number
  kindOf(path: string): 'file' | 'folder' | null
}

export function kindOf(path: string): 'file' | 'folder' | null {
  try {
    return statSync(bytesOf(path)).isDirectory() ? 'folder' : 'file'
  } catch {
    return null // not there, not to be reached, or no path at all
  }
}

const LONGEST = 86_400
const emulationNames = ['none', 'getaddrinfo-lock']

/** The settings, defaults in place of what is wrong, and all that is wrong. */
export interface Checked {
  settings: Settings
  problems: string[]
}

/**
 * Checks everything that was given and freezes it. A problem says which setting, what was given
 * and what is allowed.
 */
export function checkSettings(raw: Raw, machine: Machine): Checked {
  const problems = [...raw.problems]
  const cwd = workingDirectory(raw, machine, problems)
  const ask = asker(raw, problems)

  const settings: Settings = {
    repros: filled(ask, 'repro', 'a file, folder, glob or scenario'),
    pythons: [
      ...filled(ask, 'python-version', 'a version or a path'),
      ...filled(ask, 'python-path', 'a path').map((path) => asPath(path)),
    ],
    pythonVersionFile: existing(ask, 'python-version-file', cwd, machine),
    variants: ask.one('variants', (text) => names(text), 'names, separated by commas'),
    trials: ask.one(
      'trials',
      (text) => (text === 'auto' ? text : whole(text, 1, 100_000)),
      'a whole number from 1 to 100000, or auto',
    ),
    timeout: ask.one('timeout', (text) => real(text, LONGEST), seconds),
    jobs:
      ask.one('jobs', (text) => whole(text, 1, 1024), 'a whole number from 1 to 1024') ??
      machine.cpus,
    emulations: ask.one(
      'emulate',
      emulations,
      `${emulationNames.join(', ')}, or both, by comma`,
    ) ?? [null],
    install: filled(ask, 'install', 'a requirement, -r FILE or a path'),
    passEnv: passEnv(ask),
    mongodbUri: ask.one('mongodb-uri', mongodbUri, 'mongodb://… or mongodb+srv://…'),
    baseline: existing(ask, 'baseline', cwd, machine),
    failOn:
      ask.one('fail-on', oneOf(['unexpected', 'never']), 'unexpected or never') ?? 'unexpected',
    allowSkips: truth(ask, 'allow-skips'),
    maxHangRate: ask.one('max-hang-rate', fraction, 'a number above 0 and below 1'),
    budget: ask.one('budget', (text) => real(text, 7 * LONGEST), seconds),
    shard: ask.one('shard', shard, 'I/N with 1 ≤ I ≤ N ≤ 1000'),
    offline: truth(ask, 'offline'),
    fullOutput: truth(ask, 'full-output'),
    failOnWarnings: truth(ask, 'fail-on-warnings'),
    dryRun: truth(ask, 'dry-run'),
    output: outputFolder(ask, cwd, machine),
    name: ask.one('name', title, 'one line of at most 100 characters'),
    matrix: matrixOf(ask.list('matrix')[0]),
    cwd,
  }
  if (settings.fullOutput && !raw.values.has('output')) {
    problems.push(
      `${raw.show('full-output')}: needs ${raw.show('output')}, where the text is to go`,
    )
  }
  if (settings.maxHangRate !== null && typeof settings.trials === 'number') {
    problems.push(
      `${raw.show('max-hang-rate')}: decides how many trials are run, so ${raw.show('trials')} must be auto`,
    )
  }
  return { settings: Object.freeze(settings), problems }
}

const seconds = `a number of seconds above 0, at most ${LONGEST}`

interface Asker {
  one<T>(name: SettingName, parse: (text: string) => T | null, allowed: string): T | null
  list(name: SettingName): readonly string[]
  wrong(name: SettingName, given: string, allowed: string): void
}

function asker(raw: Raw, problems: string[]): Asker {
  const wrong = (name: SettingName, given: string, allowed: string) => {
    problems.push(`${raw.show(name)}: got '${given}', allowed is ${allowed}`)
  }
  return {
    wrong,
    list: (name) => raw.values.get(name) ?? [],
    one: (name, parse, allowed) => {
      const given = raw.values.get(name) ?? []
      if (given.length > 1) problems.push(`${raw.show(name)}: given ${given.length} times`)
      if (given.length !== 1) return null
      const value = parse(given[0]!)
      if (value === null) wrong(name, given[0]!, allowed)
      return value
    },
  }
}

const PLAIN_NUMBER = /^\d+(\.\d+)?$/

function real(text: string, most: number): number | null {
  const value = PLAIN_NUMBER.test(text) ? Number(text) : Number.NaN
  return value > 0 && value <= most ? value : null
}

function whole(text: string, least: number, most: number): number | null {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : null
}

function fraction(text: string): number | null {
  const value = real(text, 1)
  return value !== null && value < 1 ? value : null
}

function names(text: string): string[] | null {
  const found = text.split(/[,\n]/).map((name) => name.trim())
  return found.every((name) => name !== '') ? [...new Set(found)] : null
}

function emulations(text: string): (Emulation | null)[] | null {
  const found = names(text)
  if (!found?.every((name) => emulationNames.includes(name))) return null
  return found.map((name) => (name === 'none' ? null : (name as Emulation)))
}

const title = (text: string) => (/^\S.{0,99}$/u.test(text) ? text : null)

const oneOf =
  <T extends string>(allowed: readonly T[]) =>
  (text: string): T | null =>
    allowed.find((one) => one === text) ?? null

function shard(text: string): { index: number; of: number } | null {
  const match = /^(\d{1,4})\/(\d{1,4})$/.exec(text)
  const [index, of] = [Number(match?.[1]), Number(match?.[2])]
  return index >= 1 && index <= of && of <= 1000 ? { index, of } : null
}

const mongodbUri = (text: string) => (/^mongodb(\+srv)?:\/\/[^\s/]+/.test(text) ? text : null)

/** YAML 1.2's words, as the toolkit's own boolean inputs take them. */
function truth(ask: Asker, name: SettingName): boolean {
  const parse = (text: string) =>
    /^(true|True|TRUE)$/.test(text) ? true : /^(false|False|FALSE)$/.test(text) ? false : null
  return ask.one(name, parse, 'true or false') ?? false
}

function filled(ask: Asker, name: SettingName, allowed: string): readonly string[] {
  const given = ask.list(name)
  for (const text of given.filter((one) => one.trim() === '')) ask.wrong(name, text, allowed)
  return Object.freeze(given.map((one) => one.trim()))
}

const asPath = (path: string) => (path.includes('/') ? path : `./${path}`)

function passEnv(ask: Asker): readonly string[] {
  const kept =
    'a name of a variable, none of the runner’s own (INPUT_*, ACTIONS_*, its command files)'
  const given = ask.list('pass-env')
  for (const name of given) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || neverPassed.test(name)) {
      ask.wrong('pass-env', name, kept)
    }
  }
  return Object.freeze([...given])
}

const neverPassed =
  /^(INPUT_.*|ACTIONS_.*|STATE_.*|NODE_OPTIONS|GITHUB_(ENV|PATH|OUTPUT|STATE|STEP_SUMMARY|ARTIFACTS.*))$/

function existing(ask: Asker, name: SettingName, cwd: string, machine: Machine): string | null {
  const isFile = (text: string) =>
    text !== '' && machine.kindOf(resolve(cwd, text)) === 'file' ? resolve(cwd, text) : null
  return ask.one(name, isFile, 'a file that exists')
}

function outputFolder(ask: Asker, cwd: string, machine: Machine): string | null {
  const isFolder = (text: string) =>
    text.trim() !== '' && machine.kindOf(resolve(cwd, text)) !== 'file' ? resolve(cwd, text) : null
  return ask.one('output', isFolder, 'a folder, which is made where it does not exist')
}

function workingDirectory(raw: Raw, machine: Machine, problems: string[]): string {
  const given = raw.values.get('working-directory')?.[0]
  if (given === undefined) return machine.cwd
  const folder = resolve(machine.cwd, given)
  if (machine.kindOf(folder) === 'folder') return folder
  problems.push(`${raw.show('working-directory')}: got '${given}', allowed is a folder that exists`)
  return machine.cwd
}
