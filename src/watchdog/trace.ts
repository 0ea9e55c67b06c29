import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs'
import { canonical } from '../filenames.ts'
import type { Evidence, Fork, LockEvent, LockNote, Place, Stack } from '../results/model.ts'

/** What the observer in the trial wrote, as far as it makes sense: the trial can write there too. */
export interface Trace {
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
  /** Whether an observer wrote anything: else nothing is known of forks. */
  observed: boolean
  /** Processes that became another program. */
  execs: Set<number>
  /** Alarms (alarm(2), setitimer(2)) of the observed processes, by pid. */
  alarms: Map<number, { until: number | null; every: number }>
  preloadFailure: string | null
  /** Why the variant was not what it says, where a knob could not be set. */
  knobFailure: string | null
}

type Json = Record<string, unknown>

const MAX_BYTES = 8 << 20
const MAX_RECORDS = 20_000
const MAX_LINE = 1 << 20
/** Threads of a process, frames of a thread: what the observer writes at most. */
const MAX_LIST = 128
const MAX_TEXT = 4000

/** Reads the observer's records; what is malformed, too long or too much is left out. */
export function readTrace(path: string): Trace {
  const records = readHead(path, MAX_BYTES)
    .split('\n')
    .slice(0, MAX_RECORDS)
    .flatMap((line): Json[] => parse(line) ?? [])
  const named = (name: string) => records.filter((record) => record.e === name)
  const reaped = named('reaped').filter((one) => number(one.child) > 0 && number(one.status) >= 0)
  const preload = named('preload-failed')[0]
  const knob = named('knob-failed')[0]
  return {
    forks: readForks(named('fork'), named('child')),
    events: named('lookup').flatMap((record) => lockEvent(record) ?? []),
    uncaught: named('uncaught')
      .filter((record) => number(record.pid) > 0)
      .map((record) => ({
        pid: number(record.pid),
        type: text(record.type),
        text: text(record.text),
        frames: places(record.frames),
      })),
    statuses: new Map(reaped.map((one) => [number(one.child), number(one.status)])),
    parents: new Map(reaped.map((one) => [number(one.child), number(one.pid)])),
    kills: named('kill').map((one) => ({
      from: number(one.pid),
      to: number(one.target),
      signal: number(one.signal),
    })),
    warnings: named('warning').map((one) => ({
      pid: number(one.pid),
      category: text(one.category),
      text: text(one.text),
    })),
    observed: named('start').length > 0,
    execs: execsIn(records),
    alarms: alarmsIn(records),
    preloadFailure: preload ? `${text(preload.module)}: ${text(preload.text)}` : null,
    knobFailure: knob ? text(knob.text) : null,
  }
}

/** The trial can remove its file, or take the rights of its folder. */
function sizeOf(path: string): number {
  try {
    return lstatSync(path).size
  } catch {
    return 0
  }
}

/** The trace as it is now; read anew only where it has grown. */
export function traceReader(path: string): () => Trace {
  let last: { size: number; trace: Trace } | null = null
  return () => {
    const size = sizeOf(path)
    if (last?.size !== size) last = { size, trace: readTrace(path) }
    return last.trace
  }
}

/**
 * At most `limit` bytes from `offset` on, as text. Empty where the file is gone, or where the trial
 * has put something else in its place: a pipe without a writer, a link to what is not its own.
 */
export function readHead(path: string, limit: number, offset = 0): string {
  let file: number
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW)
  } catch {
    return ''
  }
  try {
    const stat = fstatSync(file)
    if (!stat.isFile()) return ''
    // Not to an end that may never come: files of /proc have no size.
    const end = Math.min(limit, stat.size - offset)
    const chunks: Buffer[] = []
    for (let at = 0; at < end; ) {
      const chunk = Buffer.allocUnsafe(Math.min(1 << 16, end - at))
      const count = readSync(file, chunk, 0, chunk.length, offset + at)
      if (count === 0) break
      chunks.push(chunk.subarray(0, count))
      at += count
    }
    return Buffer.concat(chunks).toString('utf8')
  } finally {
    closeSync(file)
  }
}

function parse(line: string): Json[] | null {
  if (!line.startsWith('{') || line.length > MAX_LINE) return null
  try {
    return [JSON.parse(line)]
  } catch {
    return null
  }
}

const number = (value: unknown) => (typeof value === 'number' ? value : -1)
const text = (value: unknown) => textOrNull(value) ?? ''
const textOrNull = (value: unknown) => (typeof value === 'string' ? value.slice(0, MAX_TEXT) : null)
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, MAX_LIST) : [])

/** Frames as the observer writes them: `[file, line, function]`, innermost first. */
function places(value: unknown): Place[] {
  return list(value).flatMap((one) => place(one) ?? [])
}

function place(value: unknown): Place | null {
  const [file, line, name] = list(value)
  if (typeof file !== 'string' || typeof line !== 'number') return null
  return { file: canonical(file), line, function: text(name) }
}

function stacks(value: unknown, pid: number): Stack[] {
  return list(value).map((one) => {
    const record = (one ?? {}) as Json
    return {
      pid,
      ident: textOrNull(record.ident),
      tid: typeof record.tid === 'number' ? record.tid : null,
      name: textOrNull(record.name),
      frames: places(record.frames),
      locks: lockNotes(record.locks),
    }
  })
}

const lockKinds = new Set<unknown>(['Lock', 'RLock', 'import'])

/** Locks as the observer writes them: `[frame, path, object, kind, owner, spot]`. */
function lockNotes(value: unknown): LockNote[] {
  return list(value).flatMap((one): LockNote[] => {
    const [frame, path, object, kind, owner, where] = list(one)
    if (typeof frame !== 'number' || typeof path !== 'string' || !lockKinds.has(kind)) return []
    if (typeof object !== 'string' || !/^0x[0-9a-f]{1,16}$/.test(object)) return []
    const numbers = list(where).filter((value) => Number.isInteger(value)) as number[]
    const spot = numbers.length === 1 || numbers.length === 4 ? numbers : null
    return [{ frame, path, object, kind: kind as LockNote['kind'], owner: textOrNull(owner), spot }]
  })
}

function execsIn(records: Json[]): Set<number> {
  const execs = new Set<number>()
  for (const { e, pid } of records) {
    if (e === 'exec') execs.add(number(pid))
    if (e === 'exec-failed') execs.delete(number(pid))
  }
  return execs
}

/** What is known of a process's alarm, which the system shows nobody. */
export type Alarm = 'set' | 'off' | 'unknown'

/** The latest word on each process's alarm: a fork leaves it behind, an exec keeps it. */
function alarmsIn(records: Json[]): Trace['alarms'] {
  const alarms: Trace['alarms'] = new Map()
  for (const record of records) {
    const pid = number(record.pid)
    const isNew = record.e === 'child' || (record.e === 'start' && !alarms.has(pid))
    if (isNew) alarms.set(pid, { until: null, every: 0 })
    if (record.e !== 'timer') continue
    const until = typeof record.until === 'number' ? record.until : null
    alarms.set(pid, { until, every: number(record.every) })
  }
  return alarms
}

/** Whether an alarm will go off, at `now` in seconds since the epoch. */
export function alarmOf({ alarms }: Pick<Trace, 'alarms'>, pid: number, now: number): Alarm {
  const alarm = alarms.get(pid)
  if (!alarm) return 'unknown'
  const { until, every } = alarm
  return until !== null && (every > 0 || until > now - ALARM_GRACE) ? 'set' : 'off'
}

/** Seconds in which a signal that was due has surely come. */
const ALARM_GRACE = 0.1

const forkKey = (pid: unknown, count: unknown) => `${number(pid)} ${number(count)}`

function readForks(forks: Json[], children: Json[]): Fork[] {
  const childOf = new Map(children.map((one) => [forkKey(one.ppid, one.n), number(one.pid)]))
  return forks.map((fork) => {
    const pid = number(fork.pid)
    return {
      pid,
      child: childOf.get(forkKey(fork.pid, fork.n)) ?? null,
      time: number(fork.t),
      ident: textOrNull(fork.ident),
      stacks: stacks(fork.stacks, pid),
    }
  })
}

function lockEvent(record: Json): LockEvent | null {
  const { did } = record
  if (did !== 'asked' && did !== 'got' && did !== 'released') return null
  return {
    lock: text(record.lock),
    did,
    pid: number(record.pid),
    ident: textOrNull(record.ident),
    thread: textOrNull(record.thread),
    time: number(record.t),
    place: place(record.place),
  }
}

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
