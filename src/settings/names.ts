/** Which command, and which of the two actions, has a setting. */
export type Command = 'run' | 'report'

interface Setting {
  /**
   * `list`: may be given several times (an input: one a line). `switch`: true or false. `words`: what
   * follows `--` (an input: one line, split as a shell would).
   */
  kind: 'one' | 'list' | 'switch' | 'words'
  of: readonly Command[]
  /** How the option is called, where not as the setting is; null where it is no option. */
  option?: string | null
}

const run = ['run'] as const
const report = ['report'] as const
const both = [...run, ...report] as const

/** Every setting by its name as an option and as an input, in the order of the help text. */
export const settingTable = {
  repro: { kind: 'list', of: run, option: null },
  command: { kind: 'words', of: run, option: null },
  results: { kind: 'list', of: report, option: null },
  'expected-legs': { kind: 'one', of: report },
  'python-version': { kind: 'list', of: run, option: 'python' },
  'python-path': { kind: 'list', of: run, option: null },
  'python-version-file': { kind: 'one', of: run },
  install: { kind: 'list', of: run },
  with: { kind: 'list', of: run },
  'pass-env': { kind: 'list', of: run },
  variants: { kind: 'one', of: run },
  sleep: { kind: 'one', of: run },
  replay: { kind: 'one', of: run },
  trials: { kind: 'one', of: run },
  timeout: { kind: 'one', of: run },
  jobs: { kind: 'one', of: run },
  emulate: { kind: 'one', of: run },
  'mongodb-uri': { kind: 'one', of: run },
  baseline: { kind: 'one', of: both },
  'fail-on': { kind: 'one', of: both },
  'fail-on-warnings': { kind: 'switch', of: run },
  'allow-skips': { kind: 'switch', of: both },
  'max-hang-rate': { kind: 'one', of: run },
  budget: { kind: 'one', of: run },
  shard: { kind: 'one', of: run },
  offline: { kind: 'switch', of: run },
  'stop-at-first': { kind: 'switch', of: run },
  'full-output': { kind: 'switch', of: run },
  'dry-run': { kind: 'switch', of: run },
  output: { kind: 'one', of: both },
  'working-directory': { kind: 'one', of: run, option: null },
  name: { kind: 'one', of: both },
  matrix: { kind: 'one', of: both },
  token: { kind: 'one', of: both, option: null },
  comment: { kind: 'one', of: both, option: null },
  'check-run': { kind: 'switch', of: both, option: null },
} as const satisfies Readonly<Record<string, Setting>>

export type SettingName = keyof typeof settingTable

/** The settings of a command, in their order. */
export function settingsOf(command: Command): SettingName[] {
  const all = Object.entries(settingTable) as [SettingName, Setting][]
  return all.filter(([, { of }]) => of.includes(command)).map(([name]) => name)
}

/** What a command takes without an option before it. */
export const positional: Readonly<Record<Command, SettingName>> = {
  run: 'repro',
  report: 'results',
}

/** How the option for a setting is called; null where there is none. */
export function optionOf(name: SettingName): string | null {
  const { option }: Setting = settingTable[name]
  return option === undefined ? name : option
}

export const isSwitch = (name: SettingName) => settingTable[name].kind === 'switch'
export const isWords = (name: SettingName) => settingTable[name].kind === 'words'
export const isList = (name: SettingName) => settingTable[name].kind === 'list'
