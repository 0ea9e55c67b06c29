import { asker } from './ask.ts'
import { type Raw, SettingsError } from './raw.ts'
import { failOn, filled, matrix, outputFolder, type Place, title, truth } from './values.ts'

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

/** @throws SettingsError that lists all that is wrong. */
export function checkReport(raw: Raw, place: Place): ReportSettings {
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
    output: ask.one('output', outputFolder(place)),
    cwd: place.cwd,
  }
  if (!raw.values.has('results')) {
    problems.push(`${raw.show('results')}: name at least one results file`)
  }
  if (problems.length > 0) throw new SettingsError(problems)
  return Object.freeze(settings)
}
