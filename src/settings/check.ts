import { type Asker, asker } from './ask.ts'
import { type Raw, SettingsError } from './raw.ts'
import type { ReportSettings, Settings } from './settings.ts'
import {
  type Base,
  baseline,
  budget,
  compared,
  delays,
  emulations,
  existingFile,
  existingFolder,
  failOn,
  filled,
  fraction,
  jobCount,
  type Machine,
  matrix,
  mongodbUri,
  names,
  outputFolder,
  passedVariable,
  replayed,
  shard,
  timeLimit,
  title,
  trialCount,
  truth,
} from './values.ts'

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
  const ask = asker(raw, problems)
  const cwd = ask.one('working-directory', existingFolder(machine)) ?? machine.cwd
  const settings = read(ask, { ...machine, cwd })
  if (settings.command !== null && settings.repros.length > 0) {
    problems.push(`${raw.show('repro')}: got ${settings.repros[0]} and a command; run one of them`)
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

function read(ask: Asker, machine: Machine): Settings {
  return {
    repros: ask.list('repro', filled('a file, folder, glob or scenario')),
    command: ask.words('command'),
    pythons: [
      ...ask.list('python-version', filled('a version or a path')),
      ...ask.list('python-path', filled('a path')).map(asPath),
    ],
    pythonVersionFile: ask.one('python-version-file', existingFile(machine)),
    variants: ask.one('variants', names),
    sleep: ask.one('sleep', delays),
    replay: ask.one('replay', replayed),
    trials: ask.one('trials', trialCount),
    timeout: ask.one('timeout', timeLimit),
    jobs: ask.one('jobs', jobCount) ?? machine.cpus,
    emulations: ask.one('emulate', emulations) ?? [null],
    install: ask.list('install', filled('a requirement, -r FILE or a path')),
    with: ask.list('with', compared),
    passEnv: ask.list('pass-env', passedVariable),
    mongodbUri: ask.one('mongodb-uri', mongodbUri),
    baseline: ask.one('baseline', baseline(machine)),
    failOn: ask.one('fail-on', failOn) ?? 'unexpected',
    allowSkips: ask.one('allow-skips', truth) ?? false,
    maxHangRate: ask.one('max-hang-rate', fraction),
    budget: ask.one('budget', budget),
    shard: ask.one('shard', shard),
    offline: ask.one('offline', truth) ?? false,
    stopAtFirst: ask.one('stop-at-first', truth) ?? false,
    fullOutput: ask.one('full-output', truth) ?? false,
    failOnWarnings: ask.one('fail-on-warnings', truth) ?? false,
    dryRun: ask.one('dry-run', truth) ?? false,
    output: ask.one('output', outputFolder(machine)),
    name: ask.one('name', title),
    matrix: ask.one('matrix', matrix) || null,
    cwd: machine.cwd,
  }
}

const asPath = (path: string) => (path.includes('/') ? path : `./${path}`)

/**
 * The settings of `report`.
 * @throws SettingsError that lists all that is wrong.
 */
export function checkReport(raw: Raw, base: Base): ReportSettings {
  const problems = [...raw.problems]
  const ask = asker(raw, problems)
  const path = filled('a path')
  const settings: ReportSettings = {
    results: ask.list('results', path),
    expectedLegs: ask.one('expected-legs', path),
    baseline: ask.one('baseline', path),
    failOn: ask.one('fail-on', failOn) ?? 'unexpected',
    allowSkips: ask.one('allow-skips', truth) ?? false,
    name: ask.one('name', title),
    matrix: ask.one('matrix', matrix) || null,
    output: ask.one('output', outputFolder(base)),
    cwd: base.cwd,
  }
  if (!raw.values.has('results')) {
    problems.push(`${raw.show('results')}: name at least one results file`)
  }
  if (problems.length > 0) throw new SettingsError(problems)
  return Object.freeze(settings)
}
