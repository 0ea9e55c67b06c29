import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { maskDeep, masker } from '../guard/mask.ts'
import { acceptedFile, parseAccepted } from '../plan/accepted.ts'
import type { Lost } from '../reporting/lost.ts'
import { environmentOf } from '../results/identity.ts'
import type { Judged, Results } from '../results/model.ts'
import { findMissing, readResultFiles } from '../results/read.ts'
import { SettingsError } from '../settings/raw.ts'
import type { ReportSettings } from '../settings/settings.ts'
import { compareWithBaseline } from '../verdict/baseline.ts'
import { joinLegs, parseExpectedLegs } from '../verdict/join.ts'
import { judgeRun, usualRules } from '../verdict/status.ts'
import { unmatchedExpectations } from '../verdict/unmatched.ts'
import { CannotRun } from './cannotrun.ts'

export interface Report {
  results: Judged
  /** Exit status: a regression comes before legs that are missing or could not be read. */
  status: number
}

/** Asks GitHub for what `baseline: auto` means. */
type LatestGood = () => Promise<Results | null>

/** What of the settings names no file that can be read. */
async function checkFiles({ results, cwd, expectedLegs, baseline, failOn }: ReportSettings) {
  const missing = failOn === 'never' ? [] : await findMissing(results, cwd)
  const problems = missing.map((path) => `results: '${path}' does not exist`)
  for (const [name, path] of Object.entries({ 'expected-legs': expectedLegs, baseline })) {
    if (path && path !== 'auto' && !existsSync(resolve(cwd, path)))
      problems.push(`${name}: '${path}' does not exist`)
  }
  if (problems.length > 0) throw new SettingsError(problems)
}

function readExpectedLegs({ expectedLegs, cwd }: ReportSettings): string[] {
  if (expectedLegs === null) return []
  try {
    return parseExpectedLegs(readFileSync(resolve(cwd, expectedLegs), 'utf8'))
  } catch (error) {
    throw new SettingsError([`expected-legs: ${expectedLegs}: ${(error as Error).message}`])
  }
}

async function readBaseline(
  { baseline, cwd }: ReportSettings,
  latestGood?: LatestGood,
): Promise<Results | null> {
  if (baseline === null) return null
  if (baseline === 'auto') {
    if (latestGood) return latestGood()
    throw new SettingsError(['baseline: auto is for the action, which can ask GitHub; name a file'])
  }
  const { files, problems } = await readResultFiles([baseline], cwd)
  if (problems.length > 0) throw new SettingsError(problems.map((text) => `baseline: ${text}`))
  return files.length > 0 ? joinLegs(files, []) : null
}

/** What the reviewed expectations say of cases that no leg has; nothing where legs are missing. */
async function unmatched(results: Results, cwd: string): Promise<string[]> {
  const path = join(cwd, acceptedFile)
  if (!existsSync(path) || results.legs?.some(({ missing }) => missing)) return []
  const { accepted, problems } = await parseAccepted(readFileSync(path, 'utf8'))
  const placed = results.cases
    .filter(({ change }) => change !== 'gone')
    .map((one) => ({ one, os: environmentOf(results, one).os }))
  return [...problems, ...unmatchedExpectations(accepted, placed, true)]
}

/**
 * Joins the results of all legs into one, whatever their files hold, and judges it.
 * @throws SettingsError where a file that was named does not exist, or is not what it should be.
 */
export async function runReport(
  settings: ReportSettings,
  latestGood?: LatestGood,
): Promise<Report> {
  const { cwd, failOn, allowSkips } = settings
  await checkFiles(settings)
  const expected = readExpectedLegs(settings)
  const baseline = await readBaseline(settings, latestGood)
  const read = await readResultFiles(settings.results, cwd)
  const joined = joinLegs(read.files, expected)
  const compared = baseline ? compareWithBaseline(joined, baseline, 'matrix') : joined
  const unread = read.problems.map((text) => `Not read: ${text}`)
  const notes = [...unread, ...(await unmatched(compared, cwd)), ...(compared.notes ?? [])]
  const results = { ...compared, notes }
  const verdict = judgeRun(results, { ...usualRules, failOn, allowSkips, unread })
  return { results: { ...results, verdict }, status: verdict.status }
}

/**
 * Writes what `patterns` (files, folders, globs of results) say into `fork-safety.toml` in `cwd`.
 * Returns the lines that are new in it.
 * @throws SettingsError where a results file or `fork-safety.toml` cannot be read.
 */
export async function runAccept(patterns: readonly string[], cwd: string): Promise<string[]> {
  const missing = await findMissing(patterns, cwd)
  const { files, problems } = await readResultFiles(patterns, cwd)
  const wrong = [...missing.map((path) => `'${path}' does not exist`), ...problems]
  if (files.length === 0 && wrong.length === 0) wrong.push('name at least one results file')
  if (wrong.length > 0) throw new SettingsError(wrong.map((text) => `accept: ${text}`))
  const path = join(cwd, acceptedFile)
  const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const { accept } = await import('../verdict/accept.ts')
  const mask = masker(process.env)
  const results = files.map((file) => maskDeep(file.results, mask))
  const after = await accept(results, before).catch((error: Error) => {
    throw new SettingsError(error.message.split('\n'))
  })
  if (after !== before) await replace(path, after)
  const known = new Set(entriesOf(before))
  return entriesOf(after).filter((entry) => !known.has(entry))
}

/** A file that is there keeps its place, where a link leads to it, and its rights. */
async function replace(path: string, text: string): Promise<void> {
  const [{ writeWhole }, { attempt, lostSentences }] = await Promise.all([
    import('../reporting/files.ts'),
    import('../reporting/lost.ts'),
  ])
  const lost: Lost[] = []
  const write = () => {
    if (existsSync(path)) writeWhole(realpathSync(path), text, statSync(path).mode)
    else writeWhole(path, text)
  }
  attempt(acceptedFile, write, lost)
  if (lost.length > 0) throw new CannotRun(lostSentences(lost).join('\n'))
}

/** The entries of `fork-safety.toml`, each behind its table: `[expect.repro.variant] key = …`. */
function entriesOf(text: string): string[] {
  let table = ''
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('[')) table = line
    return line.includes(' = [') ? [`${table} ${line}`] : []
  })
}
