/** What a finding rests on, as lines of plain text. Not yet neutral. */

import type {
  CaseResult,
  Environment,
  Evidence,
  LockEvent,
  Place,
  TrialResult,
} from '../results/model.ts'
import { duration, plural } from './format.ts'
import { processName } from './hang.ts'
import { line, placeName } from './names.ts'

/** Lines of a listing; a recursion of a thousand frames tells nothing more. */
export const maxLines = 40

export interface Listing {
  title: string
  /** What belongs to the line before it is indented by two spaces. */
  lines: string[]
}

/** Stacks, waits and the trace of locks, those that there are. */
export function listings({ diagnosis, evidence }: CaseResult): Listing[] {
  const all = [
    { title: 'Stacks, innermost first', lines: frameLines(diagnosis) },
    ...(evidence ? evidenceListings(evidence) : []),
  ]
  return all.filter(({ lines }) => lines.length > 0)
}

function frameLines(diagnosis: CaseResult['diagnosis']): string[] {
  const { frames, fork, blocked, holder } = diagnosis ?? {}
  if (!frames) return []
  return [
    ...stackLines(fork ? `fork: ${placeName(fork)}` : 'fork', frames.fork),
    ...stackLines(holder ? `holder: ${placeName(holder)}` : 'holder', frames.holder),
    ...stackLines(blocked ? `blocked: ${placeName(blocked)}` : 'blocked', frames.blocked),
  ]
}

function stackLines(title: string, frames: Place[]): string[] {
  if (frames.length === 0) return []
  return [
    title,
    ...frames.slice(0, maxLines).map((frame) => `  ${line(frame)} in ${frame.function}`),
  ]
}

function evidenceListings(evidence: Evidence): Listing[] {
  const { waits, native, trace, missing } = evidence
  const name = (pid: number) => processName(evidence, pid)
  const nativeLines = native.flatMap(({ pid, tid, frames }) => [
    `${name(pid)}, thread ${tid}`,
    ...frames.slice(0, maxLines).map((frame) => `  ${frame.function} ${frame.library ?? ''}`),
  ])
  const parts: [string, string[]][] = [
    ['Waits', waits.map(({ pid, tid, text }) => `${name(pid)}, thread ${tid}: ${text}`)],
    ['Native stacks', nativeLines],
    ['Who asked for which lock', traceLines(trace, name)],
    ['Could not be read', missing],
  ]
  return parts.map(([title, lines]) => ({ title, lines: lines.slice(0, maxLines) }))
}

function traceLines(trace: LockEvent[], name: (pid: number) => string): string[] {
  const start = trace.reduce((least, { time }) => Math.min(least, time), Number.POSITIVE_INFINITY)
  return [...trace]
    .sort((a, b) => a.time - b.time)
    .map(({ time, pid, thread, did, lock, place }) => {
      const at = place ? ` at ${line(place)}` : ''
      const who = `${name(pid)}, ${thread ?? 'thread'}`
      return `${(time - start).toFixed(3)} s  ${who} ${traceVerbs[did] ?? did} ${lock}${at}`
    })
}

const traceVerbs = { asked: 'asks for', got: 'gets', released: 'releases' }

/** `One trial: deadlocked in 0.31 s, verdict after 0.12 s, ended by the watchdog.` */
export function runSentence(run: TrialResult): string {
  const ended = run.signal
    ? `ended by ${run.signal}`
    : run.exitCode === null
      ? 'ended by the watchdog'
      : `exit status ${run.exitCode}`
  const verdict =
    run.secondsToVerdict === null ? '' : `, verdict after ${duration(run.secondsToVerdict)}`
  const left = run.survivors > 0 ? `, ${plural(run.survivors, 'process', 'processes')} left` : ''
  return `One trial: ${run.outcome} in ${duration(run.seconds)}${verdict}, ${ended}${left}.`
}

/** `linux 6.8.0, x64, glibc 2.36, 2 CPUs`. */
export function machineName({ os, release, arch, libc, cpus }: Environment): string {
  return `${os} ${release}, ${arch}, ${libc ?? 'libc unknown'}, ${plural(cpus, 'CPU')}`
}
