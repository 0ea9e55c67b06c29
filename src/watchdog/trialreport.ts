import type { Captured } from '../process/capture.ts'
import type { Reaped } from '../process/reaper.ts'
import { readStatus } from '../process/waitstatus.ts'
import type { Evidence, Fork, Outcome, Proof } from '../results/model.ts'
import type { End } from './course.ts'
import { recorded } from './evidence.ts'
import { type Evasion, tamperingOf } from './finish.ts'
import { judgeTrial } from './outcome.ts'
import type { Course, TrialRequest } from './running.ts'
import { standing } from './standing.ts'
import type { System } from './system.ts'
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
}

interface Done {
  request: TrialRequest
  program: Reaped
  watch: Watch
  course: Course
  end: End
  evidence: Evidence | null
  trace: Trace
  output: { captured(): Captured }
  verdictAt: number
  evasion: Evasion
  crash: string[]
  system: System
}

export function report(done: Done): TrialReport {
  const { program, watch, course, end, evidence, trace, verdictAt } = done
  const main = program.main() ?? -1
  const hang = end.kind === 'stuck' ? end : null
  const tampering = tamperingOf(done.evasion)
  const judged = judgeTrial({
    main: end.kind === 'over' && !program.statuses.has(main) ? null : main,
    statuses: new Map([...trace.statuses, ...program.statuses]),
    trace,
    tampering: tampering[0] ?? null,
    stuck: hang && { proof: hang.proof, reason: hang.reason },
    timedOut: end.kind === 'limit',
    isForked: (pid) => isForked(pid, trace, watch),
    processName: (pid) => nameProcess(pid, main, watch),
  })
  const status = program.statuses.get(main)
  const ending = status === undefined ? { code: null, signal: null } : readStatus(status)
  return {
    ...judged,
    reason: failedKnob(trace) ?? judged.reason ?? stoodAt(done),
    seconds: (verdictAt - course.start) / 1000,
    secondsToVerdict: hang ? Math.max(0, verdictAt - hang.since) / 1000 : null,
    exitCode: ending.code,
    signal: ending.signal,
    survivors: end.kind === 'over' || course.living.includes(main) ? 0 : course.living.length,
    captured: done.output.captured(),
    evidence: evidence ?? (judged.outcome === 'passed' ? null : recorded(trace, main, watch)),
    warnings: trace.warnings,
    notes: [...tampering, ...notesOf(done)],
    forked: hasForked(trace, watch),
    onlyForkserver: onlyForkserver(trace),
    unseen: unseenIn(done),
    interrupted: end.kind === 'interrupted',
  }
}

/** What everybody waited for when the time was over. */
const stoodAt = ({ end, evidence, request }: Done) =>
  end.kind === 'limit' && evidence ? standing(evidence, request.cwd) : null

/** Whether a fork made the process, and no exec another program of it. */
function isForked(pid: number, { forks, execs, parents }: Trace, watch: Watch): boolean {
  const seen = watch.madeBy?.(pid)
  if (execs.has(pid) || seen === 'exec') return false
  // A child that was killed at once could not say that it was there.
  const silent = (one: Fork) => one.child === null && one.pid === parents.get(pid)
  const fork = forks.find((one) => one.child === pid) ?? forks.find(silent)
  return fork ? !isOfSubprocess(fork) : seen === 'fork'
}

function unseenIn({ program, system, course, end }: Done): string | null {
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

function notesOf({ course, end, crash, program, watch, evidence }: Done): string[] {
  const ended = end.kind === 'over' || end.kind === 'left'
  const main = program.main() ?? -1
  const mention = [...course.everStuck].map(
    (pid) =>
      `${nameProcess(pid, main, watch)} waited for something that nobody was seen to end; its own program went on without it`,
  )
  return [
    ...(ended ? mention : []),
    ...crash,
    ...(end.kind === 'limit' ? (evidence?.missing ?? []) : []),
  ]
}
