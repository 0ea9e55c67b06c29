/** Cases that need words, gathered: one finding per distinct hazard place, worst first. */

import { type HazardPage, hazards } from '../diagnosis/hazards.ts'
import { type CaseResult, type Conclusion, outcomes, type Results } from '../results/model.ts'
import { subject, type Told, toldOf } from './incidents.ts'
import { adviceOf, isComparison, outcomeVerb, pythonName } from './names.ts'
import { toldLock } from './sweep.ts'

/** `compared`: a variant of which any outcome is right, since it only helps to conclude. */
export type FindingKind = 'regression' | 'invalid' | 'known' | 'compared'

/** What a finding is called where it is shown. */
export const labels: Record<FindingKind, string> = {
  regression: 'Regression',
  invalid: 'Invalid',
  known: 'Known deadlock',
  compared: 'To compare',
}

export interface Finding {
  kind: FindingKind
  /** Neither a regression nor invalid: nobody needs to do anything now. */
  known: boolean
  /** The case, or the hang of a command, that shows it best. */
  best: Told
  /** All cases of this place, `best` first. */
  cases: CaseResult[]
}

/** Regressions, then expected deadlocks; in each the worst outcome and the surest proof first. */
export function findings(cases: CaseResult[]): Finding[] {
  const groups = new Map<string, Told[]>()
  for (const one of cases.filter(needsWords).flatMap(toldOf).sort(worstFirst)) {
    const key = placeKey(one)
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const found = [...groups.values()].map((group) => {
    const kind = kindOf(group[0]!)
    const known = kind === 'known' || kind === 'compared'
    return { kind, known, best: group[0]!, cases: group }
  })
  const rank = ({ kind }: Finding) => Object.keys(labels).indexOf(kind)
  return found.sort((a, b) => rank(a) - rank(b))
}

function kindOf(one: CaseResult): FindingKind {
  if (one.verdict === 'regression' || one.verdict === 'invalid') return one.verdict
  return isComparison(one) ? 'compared' : 'known'
}

/** `getaddrinfo (baseline) deadlocks on CPython 3.13.0: import lock of encodings.idna`. */
export function findingTitle({ best }: Finding, where = ''): string {
  const what = lockTitle(best)
  const place = where && ` on ${where}`
  if (best.verdict === 'invalid') return `${subject(best)} tested nothing${place}`
  return `${subject(best)} ${outcomeVerb(best.outcome)}${place}${what && `: ${what}`}`
}

/** A lock's name where it says what it is; a mere variable's after the hazard's title. */
function lockTitle(one: CaseResult): string {
  const lock = one.diagnosis?.lock
  if (lock?.includes(' ')) return lock
  const { title } = words(one) ?? { title: '' }
  const lower = title.charAt(0).toLowerCase() + title.slice(1)
  return lock ? `${lower} (${lock})` : lower
}

/** The hazard's own words, where the outcome was explained. */
export function words({ diagnosis }: CaseResult): HazardPage | null {
  return diagnosis ? (hazards[diagnosis.hazard] ?? hazards.unknown) : null
}

/** What to do about a finding: what its variants showed, else what helps with such a hazard. */
export function remedies(finding: Finding, conclusions: Conclusion[]): string[] {
  if (finding.kind === 'invalid') return ['Make the script reach its fork.']
  const shown = conclusions.filter((conclusion) => concludes(conclusion, finding))
  if (shown.length > 0) return [...new Set(shown.map(({ text }) => text))]
  const { diagnosis } = finding.best
  return diagnosis ? [adviceOf(diagnosis)] : []
}

/** Conclusions that no finding tells already. */
export function otherConclusions({ cases, conclusions }: Results): Conclusion[] {
  const found = findings(cases)
  return conclusions.filter((one) => !found.some((finding) => concludes(one, finding)))
}

/** What is concluded is not of sweeps. */
function concludes(conclusion: Conclusion, { cases }: Finding): boolean {
  return cases.some((one) => !one.sweep && isAbout(conclusion, one))
}

function isAbout(
  conclusion: Conclusion,
  { repro, python, emulation, leg, with: versions }: CaseResult,
): boolean {
  return (
    conclusion.repro === repro &&
    conclusion.python === python.version &&
    (conclusion.implementation ?? python.implementation) === python.implementation &&
    (conclusion.freeThreaded ?? python.freeThreaded) === python.freeThreaded &&
    (conclusion.emulation === undefined || conclusion.emulation === emulation) &&
    (conclusion.leg === undefined || conclusion.leg === leg) &&
    `${conclusion.with ?? ''}` === `${versions ?? ''}`
  )
}

/** `getaddrinfo, CPython 3.13.0, emulating getaddrinfo-lock`. */
export function conclusionSubject(conclusion: Conclusion): string {
  const {
    repro,
    leg,
    python: version,
    implementation,
    freeThreaded = false,
    emulation,
    with: versions = [],
  } = conclusion
  const python = implementation
    ? pythonName({ implementation, version, freeThreaded })
    : `Python ${version}`
  return [repro, leg, python, ...versions, emulation && `emulating ${emulation}`]
    .filter(Boolean)
    .join(', ')
}

/** Each warning once, with the repros that showed it. */
export function warningsById(
  cases: CaseResult[],
): Map<string, { text: string; repros: Set<string> }> {
  const seen = new Map<string, { text: string; repros: Set<string> }>()
  for (const { repro, warnings } of cases) {
    for (const { id, text } of warnings) {
      const warning = seen.get(id) ?? { text, repros: new Set() }
      warning.repros.add(repro)
      seen.set(id, warning)
    }
  }
  return seen
}

export interface Tally {
  cases: number
  regressions: number
  /** Deadlocked, as expected. */
  deadlocked: number
  /** Crashed, timed out or failed, as expected. */
  failures: number
  /** Not passed, in variants that only help to conclude. */
  compared: number
  /** Passed, as expected. */
  passed: number
  skipped: number
  fixed: number
  invalid: number
}

/** Counted anew from the cases, since a file may say anything. */
export function tally({ cases }: Pick<Results, 'cases'>): Tally {
  const count = (test: (one: CaseResult) => boolean) => cases.filter(test).length
  return {
    cases: cases.length,
    regressions: count((one) => one.verdict === 'regression'),
    deadlocked: count(
      (one) => one.verdict === 'ok' && one.outcome === 'deadlocked' && !isComparison(one),
    ),
    failures: count(
      (one) =>
        one.verdict === 'ok' &&
        ['crashed', 'timed-out', 'failed'].includes(one.outcome) &&
        !isComparison(one),
    ),
    compared: count(
      (one) =>
        one.verdict === 'ok' && !['passed', 'skipped'].includes(one.outcome) && isComparison(one),
    ),
    passed: count((one) => one.verdict === 'ok' && one.outcome === 'passed'),
    skipped: count((one) => one.outcome === 'skipped'),
    fixed: count((one) => one.verdict === 'fixed'),
    invalid: count((one) => one.verdict === 'invalid'),
  }
}

function needsWords({ verdict, outcome }: CaseResult): boolean {
  const wrong = verdict === 'regression' || verdict === 'invalid'
  return wrong || (verdict === 'ok' && outcome === 'deadlocked')
}

/** Sorts worse cases first; equal ones keep their order. */
export function worstFirst(a: CaseResult, b: CaseResult): number {
  return compare(severity(a), severity(b))
}

function severity({ verdict, outcome, proof, hangs, trials }: CaseResult): number[] {
  const at = outcome === 'skipped' ? outcomes.length : outcomes.indexOf(outcome)
  return [
    ['regression', 'invalid', 'fixed', 'ok', 'skipped'].indexOf(verdict),
    at,
    ['proven', 'likely', 'none'].indexOf(proof),
    -(hangs / Math.max(1, trials)),
  ]
}

function compare(a: number[], b: number[]): number {
  const differs = a.findIndex((value, index) => value !== b[index])
  return differs < 0 ? 0 : a[differs]! - b[differs]!
}

function placeKey(one: Told): string {
  const { verdict, outcome, repro, file, diagnosis } = one
  const { hazard = outcome, blocked = null, fork = null } = diagnosis ?? {}
  const place = blocked ? [blocked.file, blocked.line] : [repro, file]
  const kind = verdict === 'ok' ? kindOf(one) : verdict
  const part = one.incident?.test ?? toldLock(one)?.name
  return JSON.stringify([kind, hazard, place, fork?.file, fork?.line, part])
}
