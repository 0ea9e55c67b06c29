import type { Emulation } from '../results/model.ts'
import type { Compared } from './values.ts'

/** What was asked, checked and frozen. Durations in seconds. */
export interface Settings {
  /** Files, folders, globs and scenario names, as given; empty means all scenarios. */
  repros: readonly string[]
  /** Words of a command to be run instead of repros; null where none was given. */
  command: readonly string[] | null
  /** Paths and versions, as given; empty means `python3` on PATH. */
  pythons: readonly string[]
  pythonVersionFile: string | null
  /** Names of variants to run; null means each repro's own. */
  variants: readonly string[] | null
  /** Seconds that the variant `sleep` waits before every fork, ascending; null means its own. */
  sleep: readonly number[] | null
  /** A line that a sweep has named: the meeting that every repro is run with instead of variants. */
  replay: string | null
  /** Trials a case; null means 5 (of a command 1), or what the repro's metadata says. */
  trials: number | 'auto' | null
  /** Limit of a trial; null means 30 (of a command 600), or what the repro's metadata says. */
  timeout: number | null
  jobs: number
  emulations: readonly (Emulation | null)[]
  install: readonly string[]
  /** Packages whose versions are compared: every version of each with every one of the others. */
  with: readonly Compared[]
  passEnv: readonly string[]
  mongodbUri: string | null
  /** A file, absolute, or `auto`. */
  baseline: string | null
  failOn: 'unexpected' | 'never'
  allowSkips: boolean
  /** With `trials: auto`: the rate that is to be excluded, 0 to 1. */
  maxHangRate: number | null
  /** Seconds that the whole run may take. */
  budget: number | null
  shard: { index: number; of: number } | null
  offline: boolean
  /** Whether the first hang of a command ends it, as it ends a script. */
  stopAtFirst: boolean
  fullOutput: boolean
  failOnWarnings: boolean
  dryRun: boolean
  output: string | null
  /** What this run is called wherever it is told; null means that it is called by what it is. */
  name: string | null
  /** The values that tell this job of a matrix from the others, as JSON; null where there is none. */
  matrix: string | null
  /** The working directory: what relative paths are relative to. */
  cwd: string
}

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
