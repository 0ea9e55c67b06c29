import { type Ending, readStatus, signalName } from '../process/waitstatus.ts'
import type { Outcome, Proof } from '../results/model.ts'
import type { Trace } from './trace.ts'

const faults = new Set(['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGTRAP', 'SIGSYS'])
const endings = new Set(['SIGTERM', 'SIGKILL'])

/** What a trial came to, before the expectations are asked. */
export interface Judged {
  outcome: Outcome
  proof: Proof
  reason: string | null
}

export interface Seen {
  /** Pid of the main process; null where it never started, or its ending could not be seen. */
  main: number | null
  /** Raw statuses by pid, as the reaper and the parents collected them. */
  statuses: Map<number, number>
  trace: Trace
  /** What it did to its watchdog. */
  tampering?: string | null
  /** A command answers for all that it starts: only its own end counts, and hangs, which it cannot see. */
  isSuite?: boolean
  stuck: { proof: Exclude<Proof, 'none'>; reason: string | null } | null
  timedOut: boolean
  /** Whether a process was made by a fork and is the same program still. */
  isForked: (pid: number) => boolean
  processName: (pid: number) => string
}

/** The worst thing that happened to any process of the trial. */
export function judgeTrial(all: Seen): Judged {
  const seen = all.isSuite ? ofMain(all) : all
  const { stuck } = seen
  if (stuck) return { outcome: 'deadlocked', proof: stuck.proof, reason: stuck.reason }
  const crash = first(seen, isCrash)
  if (crash) return { outcome: 'crashed', proof: 'none', reason: crash }
  if (seen.main === null && !seen.tampering)
    return { outcome: 'failed', proof: 'none', reason: unseen }
  if (seen.timedOut) return { outcome: 'timed-out', proof: 'none', reason: null }
  if (seen.tampering) return { outcome: 'failed', proof: 'none', reason: seen.tampering }
  const failure = first(seen, (ending, pid) => isFailure(ending, pid, seen)) ?? uncaught(seen)
  if (failure) return { outcome: 'failed', proof: 'none', reason: failure }
  return { outcome: 'passed', proof: 'none', reason: null }
}

function ofMain(seen: Seen): Seen {
  const status = seen.main === null ? undefined : seen.statuses.get(seen.main)
  const uncaught = seen.trace.uncaught.filter(({ pid }) => pid === seen.main)
  return {
    ...seen,
    statuses: new Map(status === undefined ? [] : [[seen.main!, status]]),
    trace: { ...seen.trace, uncaught },
  }
}

const unseen = 'the program could not be started, or ended the process that watches over it'

/** The first process that died of a fault signal; null if none did. */
export function crashedProcess(statuses: Map<number, number>): number | null {
  for (const [pid, raw] of statuses) if (isCrash(readStatus(raw))) return pid
  return null
}

const isCrash = (ending: Ending) => ending.signal !== null && faults.has(ending.signal)

function first(seen: Seen, wanted: (ending: Ending, pid: number) => boolean): string | null {
  for (const [pid, raw] of seen.statuses) {
    const ending = readStatus(raw)
    if (wanted(ending, pid)) return describeEnding(pid, ending, seen)
  }
  return null
}

/** A program that was started by exec answers to who started it. */
function isFailure(ending: Ending, pid: number, seen: Seen): boolean {
  if (pid !== seen.main && !seen.isForked(pid)) return false
  if (ending.code !== null) return ending.code !== 0
  if (pid === seen.main || !endings.has(ending.signal!)) return true
  // A group's members are not known here: 0 and below stand for any process.
  return !seen.trace.kills.some(
    ({ from, to, signal }) =>
      (to === pid || to <= 0) && from !== pid && signalName(signal) === ending.signal,
  )
}

function describeEnding(pid: number, ending: Ending, seen: Seen): string {
  const how = ending.signal ? `was ended by ${ending.signal}` : `ended with status ${ending.code}`
  const error = seen.trace.uncaught.find((one) => one.pid === pid)
  return `${seen.processName(pid)} ${how}${error ? `: ${oneLine(error)}` : ''}`
}

function uncaught(seen: Seen): string | null {
  const error = seen.trace.uncaught.find(({ pid }) => pid === seen.main || seen.isForked(pid))
  return error ? `${seen.processName(error.pid)} raised ${oneLine(error)}` : null
}

const oneLine = (error: { type: string; text: string }) =>
  `${error.type}: ${error.text.split('\n')[0]!.slice(0, 300)}`
