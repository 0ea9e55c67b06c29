import { neutral } from '../guard/text.ts'
import type { Case } from '../plan/plan.ts'
import type { CaseResult, Diagnosis, Evidence, Outcome, TrialResult } from '../results/model.ts'
import { hangRate, judge, worstOutcome } from '../verdict/judge.ts'
import { couldNotBeRun } from '../verdict/status.ts'
import type { Trials } from '../watchdog/case.ts'
import type { TrialReport } from '../watchdog/trialreport.ts'

/** Explains what was seen of a trial. */
export type Explain = (evidence: Evidence, one: Case) => Promise<Diagnosis | null>

type Head = Pick<
  CaseResult,
  | 'repro'
  | 'file'
  | 'command'
  | 'variant'
  | 'delay'
  | 'emulation'
  | 'with'
  | 'python'
  | 'expected'
  | 'warnings'
  | 'diagnosis'
>

function head(one: Case): Head {
  const { env: _, ...python } = one.python
  return {
    repro: one.repro.name,
    file: one.repro.shown,
    ...(one.repro.kind === 'command' ? { command: [...one.repro.words] } : {}),
    variant: one.variant,
    delay: one.knobs.sleepBeforeFork,
    emulation: one.emulation,
    ...(one.with.length > 0
      ? { with: one.with.map(({ name, version }) => `${name} ${version}`) }
      : {}),
    python,
    expected: one.expected,
    warnings: [],
    diagnosis: null,
  }
}

export const interruptedEarly = 'interrupted before its first trial had ended'

/** A case that was not run, and why. */
export function skippedCase(one: Case, reason: string, install: string | null = null): CaseResult {
  return {
    ...head(one),
    outcome: 'skipped',
    proof: 'none',
    verdict: 'skipped',
    reason,
    trials: 0,
    hangs: 0,
    hangRate: null,
    install,
    runs: [],
  }
}

/** What is published of a case that was run. */
export async function caseResult(one: Case, trials: Trials, explain: Explain): Promise<CaseResult> {
  const { reports } = trials
  const seenLast = trials.brokenOff?.evidence ?? null
  if (reports.length === 0) {
    const where = trials.brokenOff?.reason ? `; ${trials.brokenOff.reason}` : ''
    const skipped = skippedCase(one, `${interruptedEarly}${where}`)
    return { ...skipped, evidence: seenLast, endedBy: 'interrupted' }
  }
  const outcome = worstOutcome(reports)
  const telling = mostTelling(reports, outcome)
  const hangs = counted(reports, ['deadlocked'])
  const unended = counted(reports, ['deadlocked', 'timed-out'])
  const unseen = reports.find((report) => report.unseen !== null)?.unseen
  if (outcome === 'passed' && unseen) return skippedCase(one, `${couldNotBeRun}${unseen}`)
  const nothing = nothingTested(one, reports, outcome)
  const stopped = trials.endedBy === 'proven' ? 'at-first-hang' : 'as-planned'
  const { recognise } = await import('../diagnosis/warnings.ts')
  return {
    ...head(one),
    outcome,
    proof: telling.proof,
    verdict: nothing ? 'invalid' : judge(outcome, one.expected),
    reason: nothing ?? telling.reason ?? forkserverOnly(one, reports, outcome),
    trials: reports.length,
    hangs,
    hangRate: hangRate(unended, reports.length, stopped),
    unended,
    warnings: recognise(
      reports.map(({ captured, warnings, evidence }) => ({
        stdout: captured.stdout,
        stderr: captured.stderr,
        warnings,
        uncaught: evidence?.uncaught ?? [],
      })),
    ),
    ...(await explained(one, telling, reports, explain)),
    evidence: telling.evidence ?? seenLast,
    endedBy: trials.endedBy,
    runs: reports.map(published),
  }
}

/** Of a command the hangs, of a script the one that there can be. */
async function explained(
  one: Case,
  telling: TrialReport,
  reports: TrialReport[],
  explain: Explain,
): Promise<Pick<CaseResult, 'diagnosis' | 'incidents'>> {
  if (one.repro.kind === 'script') {
    return { diagnosis: telling.evidence && (await explain(telling.evidence, one)) }
  }
  const { incidentsOf } = await import('./incidents.ts')
  const incidents = await incidentsOf(reports, (evidence) => explain(evidence, one))
  return { diagnosis: incidents[0]?.diagnosis ?? null, incidents }
}

const counted = (reports: TrialReport[], outcomes: Outcome[]) =>
  reports.filter((report) => outcomes.includes(report.outcome)).length

/** Why the case says nothing about forks, if it does not. */
function nothingTested(
  { variant, knobs }: Case,
  reports: TrialReport[],
  outcome: Outcome,
): string | null {
  if (reports.some((report) => report.forked !== false)) return null
  const failed = reports.find((report) => report.outcome === 'failed')
  if (failed) return `it failed before its first fork: ${failed.reason}`
  // Another variant may be the remedy: a program that does not fork.
  const isAbout = variant === 'baseline' || knobs.sweep || knobs.replay
  if (!isAbout || outcome === 'deadlocked') return null
  return 'no process of it forked, so nothing was tested'
}

/** Why a pass may not mean what it seems to: since 3.14 nothing forks unless it is asked to. */
function forkserverOnly({ variant, python }: Case, reports: TrialReport[], outcome: Outcome) {
  const [major = 0, minor = 0] = python.version.split('.').map(Number)
  const isDefault = major === 3 && minor >= 14
  const only = reports.every((report) => report.onlyForkserver)
  if (variant !== 'baseline' || outcome !== 'passed' || !isDefault || !only) return null
  return 'nothing forked here but the forkserver, the default start method since Python 3.14; ask for fork if that is meant'
}

/** The trial to show: of the worst outcome, proven before likely, explained before not. */
function mostTelling(reports: TrialReport[], outcome: Outcome): TrialReport {
  const worst = reports.filter((report) => report.outcome === outcome)
  const rank = (report: TrialReport) =>
    (report.proof === 'proven' ? 2 : 0) + (report.evidence?.stacks.length ? 1 : 0)
  return worst.reduce((best, next) => (rank(next) > rank(best) ? next : best))
}

/** Characters of each stream that are published of a trial; of one that passed, fewer. */
const SHOWN = { passed: 2000, other: 16_000 }

function published(report: TrialReport): TrialResult {
  const most = report.outcome === 'passed' ? SHOWN.passed : SHOWN.other
  const { outcome, proof, seconds, secondsToVerdict, exitCode, signal, survivors } = report
  return {
    ...{ outcome, proof, seconds, secondsToVerdict, exitCode, signal, survivors },
    stdout: ends(neutral(report.captured.stdout), most),
    stderr: ends(neutral(report.captured.stderr), most),
    reason: report.reason,
    notes: report.notes,
    output: chunks(report, most),
  }
}

/** The start and, mostly, the end of a text. */
function ends(text: string, most: number): string {
  if (text.length <= most) return text
  const start = Math.floor(most / 4)
  const left = text.length - most
  return `${text.slice(0, start)}\n… ${left} characters left out …\n${text.slice(start - most)}`
}

const MAX_CHUNKS = 200

function chunks({ captured, outcome }: TrialReport, most: number): TrialResult['output'] {
  if (outcome === 'passed') return undefined
  let room = most
  const last: NonNullable<TrialResult['output']> = []
  for (const chunk of captured.chunks.slice(-MAX_CHUNKS).reverse()) {
    if (room <= 0) break
    const text = neutral(chunk.text).slice(-room)
    room -= text.length
    last.unshift({ ...chunk, text })
  }
  return last
}
