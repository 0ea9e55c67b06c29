/** What does one record of the observer say? What is malformed, too long or too much is left out. */
import type { Fork, LockEvent, LockNote, Stack } from '../results/model.ts'
import { type Json, list, number, place, places, text, textOrNull } from './fields.ts'
import { isOfSweep } from './ledger.ts'
import type { Trace } from './trace.ts'

const MAX_LINE = 1 << 20
/** Records of each kind that are kept, but for forks. */
const MAX_RECORDS = 20_000
/** Forks that are kept, and characters of their records. */
const MAX_FORKS = 10_000
const MAX_FORK_TEXT = 4 << 20
/** Characters of the records that a sweep adds. */
const MAX_SWEEP_TEXT = 4 << 20

export const emptyTrace = (): Trace => ({
  ...{ forks: [], events: [], uncaught: [], kills: [], warnings: [] },
  ...{ statuses: new Map(), parents: new Map(), execs: new Set(), alarms: new Map() },
  ...{
    tests: new Map(),
    handlers: new Map(),
    observed: false,
    preloadFailure: null,
    knobFailure: null,
    sweep: [],
  },
})

/** Adds the lines of a trial's file to its trace, one after the other. */
export function recorder(trace: Trace): (line: string) => void {
  const forks = forkRecorder(trace)
  const sweep = sweepRecorder(trace)
  return (line) => {
    const record = parse(line)
    if (!record) return
    if (record.e === 'fork') forks.add(record, line.length)
    if (record.e === 'child') forks.made(record)
    if (isOfSweep(record)) sweep(record, line.length)
    const known = typeof record.e === 'string' && Object.hasOwn(kinds, record.e)
    if (known) kinds[record.e as string]!(trace, record)
  }
}

/** What each kind of record adds. */
const kinds: Record<string, (trace: Trace, record: Json) => void> = {
  start: (trace, record) => {
    const pid = number(record.pid)
    const name = testName(record.test)
    trace.observed = true
    if (name) keep(trace.tests, pid, name)
    if (!trace.alarms.has(pid)) keep(trace.alarms, pid, noAlarm)
    keep(trace.handlers, pid, new Set())
  },
  // A fork leaves alarms behind, and takes handlers along.
  child: (trace, { pid, ppid }) => {
    const its = trace.handlers.get(number(ppid))
    keep(trace.alarms, number(pid), noAlarm)
    if (its) keep(trace.handlers, number(pid), its)
  },
  handler: ({ handlers }, { pid, signal, set }) => {
    const its = handlers.get(number(pid))
    // A new one: children share that of their parent.
    const others = [...(its ?? [])].filter((one) => one !== number(signal))
    if (its) handlers.set(number(pid), new Set(set === 1 ? [...others, number(signal)] : others))
  },
  // It keeps an alarm; that it sets none of its own is known only of a Python, which begins anew.
  exec: ({ execs, alarms }, { pid }) => {
    execs.add(number(pid))
    if (alarms.get(number(pid)) === noAlarm) alarms.delete(number(pid))
  },
  'exec-failed': ({ execs, alarms }, { pid }) => {
    execs.delete(number(pid))
    if (!alarms.has(number(pid))) keep(alarms, number(pid), noAlarm)
  },
  reaped: (trace, record) => {
    const [child, status] = [number(record.child), number(record.status)]
    if (child <= 0 || status < 0) return
    keep(trace.statuses, child, status)
    keep(trace.parents, child, number(record.pid))
    // Of who has ended nobody asks that.
    trace.alarms.delete(child)
    trace.handlers.delete(child)
  },
  kill: ({ kills }, { pid, target, signal }) =>
    push(kills, { from: number(pid), to: number(target), signal: number(signal) }),
  timer: (trace, { pid, until, every }) => {
    const at = typeof until === 'number' ? until : null
    keep(trace.alarms, number(pid), { until: at, every: number(every) })
  },
  uncaught: ({ uncaught }, { pid, type, text: said, frames }) => {
    if (number(pid) <= 0) return
    push(uncaught, {
      ...{ pid: number(pid), type: text(type), text: text(said), frames: places(frames) },
    })
  },
  warning: ({ warnings }, { pid, category, text: said }) =>
    push(warnings, { pid: number(pid), category: text(category), text: text(said) }),
  lookup: ({ events }, record) => {
    const event = lockEvent(record)
    if (event) push(events, event)
  },
  'preload-failed': (trace, record) => {
    trace.preloadFailure ??= `${text(record.module)}: ${text(record.text)}`
  },
  'knob-failed': (trace, record) => {
    trace.knobFailure ??= text(record.text)
  },
}

const noAlarm = { until: null, every: 0 }

function push<T>(list: T[], one: T): void {
  if (list.length < MAX_RECORDS) list.push(one)
}

function keep<T>(map: Map<number, T>, pid: number, value: T): void {
  if (map.size < MAX_RECORDS || map.has(pid)) map.set(pid, value)
}

function sweepRecorder({ sweep }: Trace): (record: Json, size: number) => void {
  let room = MAX_SWEEP_TEXT
  return (record, size) => {
    room -= size
    if (room > 0) push(sweep, record)
  }
}

/** Forks and the children that they made: one of the two is told first. */
function forkRecorder(trace: Trace) {
  const byKey = new Map<string, Fork>()
  const children = new Map<string, number>()
  const sizes = new Map<Fork, { key: string; size: number }>()
  let text = 0

  function drop(fork: Fork): void {
    const { key, size } = sizes.get(fork)!
    text -= size
    sizes.delete(fork)
    byKey.delete(key)
  }

  return {
    add(record: Json, size: number): void {
      const key = keyOf(record.pid, record.n)
      const fork = readFork(record, children.get(key) ?? null)
      children.delete(key)
      trace.forks.push(fork)
      sizes.set(fork, { key, size })
      text += size
      if (fork.child === null) byKey.set(key, fork)
      if (trace.forks.length <= MAX_FORKS && text <= MAX_FORK_TEXT) return
      const kept = thatMatter(
        trace,
        MAX_FORKS / 2,
        MAX_FORK_TEXT / 2,
        (one) => sizes.get(one)!.size,
      )
      for (const one of trace.forks) if (!kept.has(one)) drop(one)
      trace.forks = trace.forks.filter((one) => kept.has(one))
    },
    made(record: Json): void {
      const key = keyOf(record.ppid, record.n)
      const fork = byKey.get(key)
      if (fork) fork.child = number(record.pid)
      else if (children.size < MAX_RECORDS) children.set(key, number(record.pid))
      byKey.delete(key)
    },
  }
}

const keyOf = (pid: unknown, count: unknown) => `${number(pid)} ${number(count)}`

/**
 * The forks to keep where they are too many: those of children that were not collected, with the
 * forks that led to them, then the latest.
 */
function thatMatter(
  { forks, statuses }: Trace,
  count: number,
  size: number,
  sizeOf: (fork: Fork) => number,
): Set<Fork> {
  const byChild = new Map(forks.map((fork) => [fork.child, fork]))
  const kept = new Set<Fork>()
  let room = size
  const add = (fork: Fork | undefined) => {
    for (let one = fork; one && !kept.has(one); one = byChild.get(one.pid)) {
      if (kept.size >= count || room < sizeOf(one)) return
      room -= sizeOf(one)
      kept.add(one)
    }
  }
  const latest = [...forks].reverse()
  for (const fork of latest) if (fork.child !== null && !statuses.has(fork.child)) add(fork)
  latest.forEach(add)
  return kept
}

function readFork(record: Json, child: number | null): Fork {
  const pid = number(record.pid)
  return {
    ...{ pid, child, time: number(record.t), ident: textOrNull(record.ident) },
    ...{ stacks: stacks(record.stacks, pid), test: testName(record.test) },
  }
}

/** pytest adds which part of the test it is at. */
const testName = (value: unknown) =>
  textOrNull(value)?.replace(/ \((?:setup|call|teardown)\)$/, '') || null

function parse(line: string): Json | null {
  if (!line.startsWith('{') || line.length > MAX_LINE) return null
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
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
