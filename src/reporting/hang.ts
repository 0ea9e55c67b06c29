/** What a picture of a hang shows, whatever draws it: what was seen, and nothing else. */

import type { Diagnosis, Evidence, Fork, LockEvent, Place, Stack } from '../results/model.ts'

/** More lock events than this are told by their number. */
const maxEvents = 24

/** A thread of one process. */
export interface Thread {
  /** The same for the same thread; letters and digits. */
  id: string
  pid: number
  /** Name of its process for people. */
  process: string
  name: string
}

/** What a thread did with a lock. */
export interface LockStep extends Pick<LockEvent, 'time' | 'did' | 'lock' | 'place'> {
  thread: Thread
  /** A release after the fork, of which the child's copy of the lock knows nothing. */
  inParentOnly: boolean
}

/** The thread that held the lock, or was to serve the child, and was not copied. */
export interface Lost {
  thread: Thread
  /** Where it was at the fork. */
  place: Place
  /** The lock that it held; null where it was to do something else. */
  held: string | null
  /** It was seen to do more after the fork, in its own process. */
  goesOn: boolean
}

export interface Hang {
  forking: Thread
  lost: Lost | null
  stuck: Thread
  /** Other threads of the process that forked. None was copied. */
  others: Thread[]
  /** The time is in seconds since the epoch, as the steps' times; the child is a pid. */
  fork: { time: number; place: Place | null; child: number | null }
  /** The lock in question, as the diagnosis calls it. */
  lock: string | null
  /** What the stuck thread asked for last and never got; else `lock`. */
  waitsFor: string | null
  waitsAt: Place
  /** In the order in which they were recorded. */
  steps: LockStep[]
  /** How many steps there were before those. */
  earlier: number
}

interface Scene {
  evidence: Evidence
  diagnosis: Diagnosis
  fork: Fork
  blocked: NonNullable<Diagnosis['blocked']>
}

/** Null where no fork or no blocked place was seen. Who is who is known by identity, not by name. */
export function hangOf(evidence: Evidence, diagnosis: Diagnosis): Hang | null {
  const { blocked } = diagnosis
  const fork = blocked && relevantFork(evidence, diagnosis)
  if (!fork) return null
  const scene: Scene = { evidence, diagnosis, fork, blocked }
  const request = lastRequest(scene)
  const events = evidence.trace.filter(
    (event) => [fork.pid, blocked.pid].includes(event.pid) && event !== request,
  )
  const forking = thread(scene, fork.pid, fork.ident, null)
  const lost = lostOf(scene)
  const known = [forking.id, lost?.thread.id]
  return {
    forking,
    lost,
    stuck: stuckThread(scene),
    others: fork.stacks
      .map(({ pid, ident, name }) => thread(scene, pid, ident, name))
      .filter(({ id }) => !known.includes(id)),
    fork: { time: fork.time, place: diagnosis.fork, child: fork.child },
    lock: diagnosis.lock,
    waitsFor: request?.lock ?? diagnosis.lock,
    waitsAt: blocked,
    steps: events.slice(-maxEvents).map((event) => lockStep(scene, event)),
    earlier: Math.max(0, events.length - maxEvents),
  }
}

/** The fork that is told of; else the one that made the blocked process. */
function relevantFork({ forks }: Evidence, { blocked, seen }: Diagnosis): Fork | undefined {
  const told = seen?.fork ?? forks.findIndex(({ child }) => child === blocked?.pid)
  return forks[told]
}

/** The holder among the threads that were seen at the fork. */
function lostOf(scene: Scene): Lost | null {
  const { evidence, fork, diagnosis } = scene
  const { holder, lock, hazard, seen } = diagnosis
  const stack: Stack | undefined = fork.stacks[seen?.holder ?? -1]
  if (!stack || !holder) return null
  return {
    thread: thread(scene, fork.pid, stack.ident, stack.name),
    place: holder,
    held: lock && hazard.endsWith('-lock') ? lock : null,
    goesOn: evidence.trace.some(
      ({ pid, ident, time }) => pid === fork.pid && ident === stack.ident && time > fork.time,
    ),
  }
}

function stuckThread(scene: Scene): Thread {
  const { blocked, evidence, fork, diagnosis } = scene
  const stack = evidence.stacks[diagnosis.seen?.blocked ?? -1]
  const ident = stack?.ident ?? (blocked.pid === fork.child ? fork.ident : null)
  return thread(scene, blocked.pid, ident, blocked.thread)
}

function thread(scene: Scene, pid: number, ident: string | null, name: string | null): Thread {
  return {
    id: `p${pid}t${ident?.replace(/\W/g, '') ?? ''}`,
    pid,
    process: processName(scene.evidence, pid),
    name: name ?? threadName(scene, pid, ident) ?? 'thread',
  }
}

/** `main`, `child 1`, else `process 4711`. */
export function processName({ processes }: Evidence, pid: number): string {
  return processes.find((process) => process.pid === pid)?.name ?? `process ${pid}`
}

function threadName({ evidence, fork }: Scene, pid: number, ident: string | null): string | null {
  const stacks = [...fork.stacks, ...evidence.stacks]
  const own = stacks.find((stack) => stack.pid === pid && stack.ident === ident)
  return own?.name ?? null
}

function lockStep(scene: Scene, { pid, ident, thread: name, ...event }: LockEvent): LockStep {
  const { fork } = scene
  const { time, did, lock, place } = event
  const inParentOnly = did === 'released' && pid === fork.pid && time > fork.time
  return { time, did, lock, place, thread: thread(scene, pid, ident, name), inParentOnly }
}

/** The request of the blocked process that was never answered. */
function lastRequest({ evidence, blocked }: Scene): LockEvent | undefined {
  const own = evidence.trace.filter(({ pid }) => pid === blocked.pid)
  const last = own.reduce<LockEvent | undefined>(
    (a, b) => (a && a.time > b.time ? a : b),
    undefined,
  )
  return last?.did === 'asked' ? last : undefined
}
