import type { Evidence, Fork, LockEvent, Place } from '../results/model.ts'
import type { Json } from './fields.ts'

/** What the observer in the trial wrote, as far as it makes sense: the trial can write there too. */
export interface Trace {
  /** Of a trial with very many, those that still matter. */
  forks: Fork[]
  events: LockEvent[]
  uncaught: Evidence['uncaught']
  /** Raw wait statuses that parents collected, by the pid of the child. */
  statuses: Map<number, number>
  /** Who collected them: the parent, by the pid of the child. */
  parents: Map<number, number>
  /** Signals that a process of the trial sent to another. */
  kills: { from: number; to: number; signal: number }[]
  warnings: { pid: number; category: string; text: string }[]
  /** The test that a program was started in, where a runner says so, by the program's pid. */
  tests: Map<number, string>
  /** Whether an observer wrote anything: else nothing is known of forks. */
  observed: boolean
  /** Processes that became another program. */
  execs: Set<number>
  /** Alarms (alarm(2), setitimer(2)) of the observed processes, by pid. */
  alarms: Map<number, { until: number | null; every: number }>
  /** Signals to which Python code has given a handler, in each observed process. */
  handlers: Map<number, ReadonlySet<number>>
  preloadFailure: string | null
  /** Why the variant was not what it says, where a knob could not be set. */
  knobFailure: string | null
  /** What the observer of a sweep adds. */
  sweep: Json[]
}

/** What is known of a process's alarm, which the system shows nobody. */
export type Alarm = 'set' | 'off' | 'unknown'

/** Whether an alarm will go off, at `now` in seconds since the epoch. */
export function alarmOf({ alarms }: Pick<Trace, 'alarms'>, pid: number, now: number): Alarm {
  const alarm = alarms.get(pid)
  if (!alarm) return 'unknown'
  const { until, every } = alarm
  return until !== null && (every > 0 || until > now - ALARM_GRACE) ? 'set' : 'off'
}

/** Whether Python code runs upon a signal in a process; null where that is not known. */
export const runsPython = ({ handlers }: Pick<Trace, 'handlers'>, pid: number, signal: number) =>
  handlers.get(pid)?.has(signal) ?? null

/** Seconds in which a signal that was due has surely come. */
const ALARM_GRACE = 0.1

/** Whether all forks, and there were some, are those of multiprocessing's fork server. */
export const onlyForkserver = ({ forks }: Pick<Trace, 'forks'>): boolean =>
  forks.length > 0 && forks.every(isOfForkserver)

const isOfForkserver = (fork: Fork) =>
  /\/lib[^/]*\/.*\/multiprocessing\/forkserver\.py$/.test(forkingFrame(fork)?.file ?? '')

/** Whether the machine refused a fork, a program or a thread, and that was not caught. */
export const wasRefused = ({ forks, uncaught }: Pick<Trace, 'forks' | 'uncaught'>): boolean =>
  uncaught.some(({ pid, type, text, frames: [frame] }) => {
    if (!frame) return false
    if (text === "can't start new thread") return type === 'RuntimeError' || type === 'thread.error'
    // Not by the number: some Pythons have lost it by then.
    if (!text.startsWith('[Errno ')) return false
    const raised = JSON.stringify([pid, frame])
    return (
      (isExecuteChild(frame) && type === 'BlockingIOError') ||
      forks.some(
        (fork) => fork.child === null && JSON.stringify([fork.pid, forkingFrame(fork)]) === raised,
      )
    )
  })

const forkingFrame = ({ stacks, ident }: Fork) =>
  stacks.find((one) => one.ident === ident)?.frames[0]

/** Where subprocess forks to start a program. */
const isExecuteChild = (frame: Place) =>
  frame.function === '_execute_child' && /\/lib[^/]*\/.*\/subprocess\.py$/.test(frame.file)

/** Whether it forks, for a preexec_fn, only to start a program. */
export function isOfSubprocess(fork: Fork): boolean {
  const frame = forkingFrame(fork)
  return frame !== undefined && isExecuteChild(frame)
}

/**
 * Processes that ask for a lock which a thread of an ancestor held at the fork and which, since
 * that thread was not copied, nobody in the process can ever release.
 */
export function orphanedByTrace(trace: Pick<Trace, 'forks' | 'events'>): Set<number> {
  const orphans = new Set<number>()
  const eventsOf = byPid(trace.events)
  for (const fork of trace.forks) {
    if (fork.child === null) continue
    const ofChild = eventsOf(fork.child)
    const waits = ofChild.some((one) => one.did === 'asked')
    const got = ofChild.some((one) => one.did === 'got')
    if (waits && !got && wasHeld(eventsOf(fork.pid), fork)) orphans.add(fork.child)
  }
  return orphans
}

/**
 * True if a thread other than the forking one had asked for the lock before the fork and not yet
 * given it back. It may have said that it got it only after the fork.
 */
function wasHeld(events: LockEvent[], fork: Fork): boolean {
  const open = new Map<string | null, number>()
  for (const { did, ident, time } of events) {
    if (time > fork.time || ident === fork.ident || did === 'got') continue
    open.set(ident, (open.get(ident) ?? 0) + (did === 'asked' ? 1 : -1))
  }
  return [...open.values()].some((count) => count > 0)
}

function byPid(events: LockEvent[]): (pid: number) => LockEvent[] {
  const all = new Map<number, LockEvent[]>()
  for (const event of events) {
    const own = all.get(event.pid)
    if (own) own.push(event)
    else all.set(event.pid, [event])
  }
  return (pid) => all.get(pid) ?? []
}
