import type { Captured } from '../process/capture.ts'
import { readStatus } from '../process/waitstatus.ts'
import type { Evidence, Fork, Outcome, Proof } from '../results/model.ts'
import type { End } from './course.ts'
import { recorded } from './evidence.ts'
import { type Evasion, tamperingOf } from './finish.ts'
import { surest } from './incidents.ts'
import type { SweepRecords } from './ledger.ts'
import { type Judged, judgeTrial } from './outcome.ts'
import type { Running, SeenIncident } from './running.ts'
import { standing } from './standing.ts'
import { isOfSubprocess, onlyForkserver, type Trace } from './trace.ts'
import { nameProcess, type Watch } from './watch.ts'

export interface TrialReport {
  outcome: Outcome
  proof: Proof
  reason: string | null
  seconds: number
  secondsToVerdict: number | null
  exitCode: number | null
  signal: string | null
  survivors: number
  captured: Captured
  evidence: Evidence | null
  /** Of a command: each hang in it. */
  incidents: SeenIncident[]
  warnings: Trace['warnings']
  notes: string[]
  /** Whether a process of it forked; null where that is not known. */
  forked: boolean | null
  /** Whether all forks of it were multiprocessing's own, of its fork server. */
  onlyForkserver: boolean
  /** What of it could not be seen, so that nothing follows from its having passed. */
  unseen: string | null
  /** True where the trial was broken off from outside and says nothing. */
  interrupted: boolean
  sweep: SweepRecords
}

/** A trial that has ended, and how. */
export interface Done extends Omit<Running, 'trace'> {
  trace: Trace
  end: End
  /** In milliseconds of the system's clock. */
  verdictAt: number
  evidence: Evidence | null
  evasion: Evasion
  /** What the system says of its crash. */
  crash: string[]
}

/** What is told of a trial. */
export function report(done: Done): TrialReport {
  const { program, watch, course, end, trace, verdictAt } = done
  const main = mainOf(done)
  const judged = judge(done)
  return {
    ...judged,
    ...endingOf(program.statuses.get(main)),
    reason: failedKnob(trace) ?? judged.reason ?? stoodAt(done),
    seconds: (verdictAt - course.start) / 1000,
    secondsToVerdict: secondsToVerdict(done),
    survivors: end.kind === 'over' || course.living.includes(main) ? 0 : course.living.length,
    captured: done.output.captured(),
    evidence: shown(done, judged),
    incidents: course.incidents,
    warnings: trace.warnings,
    notes: [...tamperingOf(done.evasion), ...notesOf(done)],
    forked: hasForked(trace, watch),
    onlyForkserver: onlyForkserver(trace),
    unseen: unseenIn(done),
    interrupted: end.kind === 'interrupted',
    sweep: trace.sweep,
  }
}

/** Of a command the first of its incidents; what else its thousands of processes did is its own. */
function shown({ request, course, evidence, trace, watch, ...done }: Done, judged: Judged) {
  if (request.suite) return course.incidents[0]?.evidence ?? evidence
  const passed = judged.outcome === 'passed'
  return evidence ?? (passed ? null : recorded(trace, done.program.main() ?? -1, watch))
}

function secondsToVerdict({ request, course, end, verdictAt }: Done): number | null {
  if (request.suite) return course.incidents[0]?.secondsToVerdict ?? null
  return end.kind === 'stuck' ? Math.max(0, verdictAt - end.since) / 1000 : null
}

const mainOf = ({ program }: Done) => program.main() ?? -1

function judge(done: Done): Judged {
  const { program, watch, end, trace, request, course } = done
  const main = mainOf(done)
  return judgeTrial({
    main: end.kind === 'over' && !program.statuses.has(main) ? null : main,
    statuses: new Map([...trace.statuses, ...program.statuses]),
    trace,
    tampering: tamperingOf(done.evasion)[0] ?? null,
    stuck: end.kind === 'stuck' && !request.suite ? end : surest(course.incidents),
    isSuite: !!request.suite,
    timedOut: end.kind === 'limit',
    isForked: (pid) => isForked(pid, trace, watch),
    processName: (pid) => nameProcess(pid, main, watch),
  })
}

function endingOf(status: number | undefined): Pick<TrialReport, 'exitCode' | 'signal'> {
  const { code, signal } = status === undefined ? { code: null, signal: null } : readStatus(status)
  return { exitCode: code, signal }
}

/** What everybody waited for when the time was over. */
function stoodAt({ end, evidence, request }: Done): string | null {
  const when = { limit: 'at the time limit', interrupted: 'when it was broken off' }
  const known = end.kind === 'limit' || end.kind === 'interrupted'
  return known && evidence ? standing(evidence, request.cwd, when[end.kind]) : null
}

/** Whether a fork made the process, and no exec another program of it. */
function isForked(pid: number, { forks, execs, parents }: Trace, watch: Watch): boolean {
  const seen = watch.madeBy?.(pid)
  if (execs.has(pid) || seen === 'exec') return false
  // A child that was killed at once could not say that it was there.
  const silent = (one: Fork) => one.child === null && one.pid === parents.get(pid)
  const fork = forks.find((one) => one.child === pid) ?? forks.find(silent)
  return fork ? !isOfSubprocess(fork) : seen === 'fork'
}

function unseenIn({ program, system, course, end, trace }: Done): string | null {
  if (trace.knobFailure !== null) return failedKnob(trace)
  if (system.adopts && !program.adopts())
    return 'its orphans could not be watched, since no Python here has the module _ctypes'
  const left = end.kind === 'left' && course.living.length === 0
  return (left && system.blind) || null
}

/** Whether any process of the trial forked; null where nothing is known of it. */
function hasForked({ observed, forks }: Trace, watch: Watch): boolean | null {
  const natively = watch.known().some(({ pid }) => watch.madeBy?.(pid) === 'fork')
  if (forks.length > 0 || natively) return true
  return observed ? false : null
}

/** Why the trial was not of the variant that it was to be. */
function failedKnob({ preloadFailure, knobFailure }: Trace): string | null {
  if (preloadFailure) return `preload of ${preloadFailure}`
  return knobFailure && `the variant could not be made: ${knobFailure}`
}

/** Processes that are named in notes. */
const MAX_NOTED = 5
const notEnded = 'what was left of it did not end within the time limit'

function notesOf(done: Done): string[] {
  const { course, end, crash, watch, evidence } = done
  const wentOn = end.kind === 'over' || end.kind === 'left' ? [...course.everStuck] : []
  const more = wentOn.length > MAX_NOTED ? [`${wentOn.length - MAX_NOTED} more did, too`] : []
  return [
    ...wentOn
      .slice(0, MAX_NOTED)
      .map(
        (pid) =>
          `${nameProcess(pid, mainOf(done), watch)} waited for something that nobody was seen to end; its own program went on without it`,
      ),
    ...more,
    ...crash,
    ...(end.kind === 'limit' ? (evidence?.missing ?? []) : []),
    ...(end.kind === 'limit' && course.incidents.length > 0 ? [stoodAt(done) ?? notEnded] : []),
  ]
}
