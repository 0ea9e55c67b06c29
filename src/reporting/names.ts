/** How cases, Pythons and lines are called in every report. Plain text, not yet neutral. */

import { hazards } from '../diagnosis/hazards.ts'
import { groupBy } from '../results/identity.ts'
import type {
  CaseResult,
  Diagnosis,
  Outcome,
  Place,
  PythonInfo,
  ThreadPlace,
} from '../results/model.ts'
import { outcomes } from '../results/model.ts'
import { hangSentence, percent, plural } from './format.ts'

type Build = Pick<PythonInfo, 'implementation' | 'version' | 'freeThreaded' | 'build'>

/** `CPython 3.13.0t`, `PyPy 3.10.14 (7.3.17)`: so that no Python is taken for another. */
export function pythonName({ implementation, version, freeThreaded, build }: Build): string {
  const threading = freeThreaded && !/\dt\b/.test(version) ? 't' : ''
  return `${kindOf(implementation)} ${version}${threading}${build ? ` (${build})` : ''}`
}

/** Of a Python that could not be had only what was asked for is known. */
const kindOf = (implementation: string) =>
  implementation === 'unknown' ? 'Python' : implementation

/** Where a case ran: leg, Python and emulation. */
export const whereName = (one: CaseResult): string => whereParts(one).filter(Boolean).join(', ')

const whereParts = ({ leg = '', python, with: versions = [], emulation }: CaseResult): string[] => [
  ...[leg, pythonName(python), versions.join(', ')],
  emulation ? `emulating ${emulation}` : '',
]

/**
 * Where several cases ran, named by what differs: what all have in common, and for each place (as
 * `whereName` has it) the rest. Where nothing would be left of a name, the Python stays in all.
 */
export function placesApart(cases: CaseResult[]): { common: string; names: Map<string, string> } {
  const places = new Map(cases.map((one) => [whereName(one), whereParts(one)]))
  const all = [...places.values()]
  const isCommon = (at: number) => all.every((parts) => parts[at] === all[0]?.[at])
  const shared = all.length > 1 ? [0, 1, 2, 3].filter(isCommon) : []
  const rest = (parts: string[]) => parts.filter((text, at) => text && !shared.includes(at))
  const isLost = all.some((parts) => rest(parts).length === 0)
  const kept = isLost ? shared.filter((at) => at !== PYTHON) : shared
  const nameOf = (parts: string[]) =>
    parts.filter((text, at) => text && !kept.includes(at)).join(', ')
  return {
    common: kept.flatMap((at) => all[0]?.[at] || []).join(', '),
    names: new Map([...places].map(([place, parts]) => [place, nameOf(parts)])),
  }
}

/** Of the parts of a place. */
const PYTHON = 1

/** Where several cases ran, versions gathered: `macos-15, CPython 3.12.4, 3.13.0`. */
export function whereNames(cases: CaseResult[]): string[] {
  const found = new Map<string, { start: string; builds: string[]; end: string }>()
  for (const { leg, python, emulation, with: versions = [] } of cases) {
    const key = JSON.stringify([leg, python.implementation, emulation, versions])
    const kind = kindOf(python.implementation)
    const start = [leg, kind].filter(Boolean).join(', ')
    const entry = found.get(key) ?? {
      start,
      builds: [],
      end: [...versions, ...(emulation ? [`emulating ${emulation}`] : [])]
        .map((text) => `, ${text}`)
        .join(''),
    }
    entry.builds.push(pythonName(python).slice(kind.length + 1))
    found.set(key, entry)
  }
  return [...found.values()].map(({ start, builds, end }) => {
    const shown = [...new Set(builds)]
    const more = shown.length > 6 ? ` and ${shown.length - 6} more` : ''
    return `${start} ${shown.slice(0, 6).join(', ')}${more}${end}`
  })
}

/** What was skipped, a line a reason: `getaddrinfo, baseline, Python 3.4 and 2 more cases`. */
export function skips(cases: CaseResult[]): { names: string; reason: string }[] {
  const skipped = cases.filter(({ outcome }) => outcome === 'skipped')
  return [...groupBy(skipped, ({ reason }) => reason ?? 'no reason given')].map(
    ([reason, [first, ...rest]]) => ({
      names: `${caseName(first!)}${rest.length > 0 ? ` and ${plural(rest.length, 'more case')}` : ''}`,
      reason,
    }),
  )
}

/** `getaddrinfo, baseline, CPython 3.13.0`. */
export function caseName(of: CaseResult): string {
  return `${of.repro}, ${of.variant}, ${whereName(of)}`
}

/**
 * A path as people want to see it: what lies outside of the working directory (a scenario that
 * ships, a library) by its last two parts.
 */
export function shownPath(file: string): string {
  if (!file.startsWith('/') && !file.startsWith('../')) return file
  const parts = file.split('/').filter(Boolean)
  return parts.length > 2 ? `…/${parts.slice(-2).join('/')}` : file
}

/** A path as part of a URI, and of a link in Markdown; what `shownName` wrote of a byte is that byte. */
export function encodePath(path: string): string {
  const part = (text: string) =>
    encodeURIComponent(text).replace(/[()!'*~]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)
  return path
    .split('/')
    .map(part)
    .join('/')
    .replace(/%5Cx([89a-f][0-9a-f])/g, '%$1')
}

/** `repro.py:12`. */
export function line({ file, line }: Place): string {
  return `${shownPath(file)}:${line}`
}

/** `repro.py:12 in lookup, Thread-1 (lookup): with LOCK:`. */
export function placeName(place: Place | ThreadPlace): string {
  const thread = 'thread' in place && place.thread ? `, ${place.thread}` : ''
  const text = place.text ? `: ${place.text}` : ''
  return `${line(place)} in ${place.function}${thread}${text}`
}

const verbs: Record<Outcome, string> = {
  deadlocked: 'deadlocks',
  crashed: 'crashes',
  'timed-out': 'times out',
  failed: 'fails',
  passed: 'passes',
  skipped: 'is skipped',
}

/** `deadlocks`, `times out`, … */
export function outcomeVerb(outcome: Outcome): string {
  return verbs[outcome]
}

/** `deadlocked, proven, hung 5 of 5, 95 % interval 48–100 %`; `crashed in 2 of 5 trials`. */
export function outcomeSentence(of: CaseResult): string {
  if (of.verdict === 'invalid') return `${of.outcome}, which says nothing of a fork`
  if (of.outcome === 'crashed' || of.outcome === 'failed') return of.outcome + inTrials(of)
  const proof = of.outcome === 'deadlocked' && of.proof !== 'none' ? [of.proof] : []
  return [of.outcome, ...proof, hangSentence(of)].join(', ')
}

function inTrials({ outcome, runs, trials }: CaseResult): string {
  if (runs.length !== trials) return ''
  const same = runs.filter((run) => run.outcome === outcome).length
  return ` in ${same} of ${plural(trials, 'trial')}`
}

/** `Baseline: passed, hung 0 of 20; by chance 0.1 %.`, or nothing where none was given. */
export function baselineSentence({ baseline, change }: CaseResult): string {
  if (!baseline) return ''
  const { outcome, hangs, trials, chance } = baseline
  const told = change === 'worse-rate' ? `; so many more hangs by chance: ${percent(chance)}` : ''
  const since = change === 'unchanged' ? '' : sinceThen(baseline)
  return `Baseline${whenOf(baseline)}: ${outcome}, hung ${hangs} of ${trials}${told}.${since}`
}

type Baseline = NonNullable<CaseResult['baseline']>

/** ` of 2026-11-26, commit 61dacff`, as far as that is known. */
function whenOf({ startedAt, commit }: Baseline): string {
  const day = startedAt?.slice(0, 10)
  const parts = [day && ` of ${day}`, commit && `commit ${commit.slice(0, 7)}`].filter(Boolean)
  return parts.join(', ').replace(/^commit/, ' of commit')
}

/** ` Since then: pymongo 4.9.1 -> 4.10.0.` */
function sinceThen({ changed }: Baseline): string {
  if (changed === undefined) return ''
  if (changed.length === 0) return ' Since then neither packages nor machine changed.'
  const left = changed.length - MOST_CHANGES
  const more = left > 0 ? ` and ${left} more` : ''
  return ` Since then: ${changed.slice(0, MOST_CHANGES).join(', ')}${more}.`
}

const MOST_CHANGES = 8

/** Why a case ended, in the best words there are. */
export function cause(of: CaseResult): string {
  return happened(of) || of.reason || runReason(of) || lastWords(of) || `It ${of.outcome}.`
}

/** What to do about a hang. */
export const adviceOf = ({ remedy, hazard }: Diagnosis) =>
  remedy || (hazards[hazard] ?? hazards.unknown).advice

/** What happened, without what to do about it: that is said once, where it is asked for. */
function happened({ diagnosis }: CaseResult): string {
  if (!diagnosis) return ''
  const { summary } = diagnosis
  const advice = adviceOf(diagnosis)
  return summary.endsWith(advice) ? summary.slice(0, -advice.length).trim() : summary
}

/** The run that explains the outcome. */
export function tellingRun(of: CaseResult) {
  return of.runs.find((run) => run.outcome === of.outcome) ?? of.runs[0]
}

function runReason(of: CaseResult): string {
  const run = tellingRun(of)
  if (run?.reason) return run.reason
  return run?.signal ? `A process died of ${run.signal}.` : ''
}

function lastWords(of: CaseResult): string {
  return tellingRun(of)?.stderr.slice(-2000).trim().split('\n').at(-1) ?? ''
}

/** Whether no outcome would be wrong: the case is there only to be compared with. */
export function isComparison({ expected }: CaseResult): boolean {
  return outcomes.every((one) => expected.includes(one))
}

/** `ok`, `ok, expected` of what is bad but known, `to compare` where no outcome would be wrong. */
export function verdictText(one: CaseResult): string {
  const { verdict, outcome } = one
  if (verdict === 'ok' && isComparison(one)) return 'to compare'
  return verdict === 'ok' && outcome !== 'passed' ? 'ok, expected' : verdict
}
