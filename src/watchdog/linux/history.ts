/** What looks have shown of a trial's processes: who has run since when, who has come and gone. */
import type { Process, Thread } from './processes.ts'

/** Looks in a row that must show a thread asking for the GIL in vain before it counts as blocked. */
const GIL_LOOKS = 5
/** Looks that must show a fork's child: what starts a program shows one for a moment too. */
const FORKED_LOOKS = 3

interface ThreadHistory {
  switches: string
  /** The look that last showed that it had run. */
  ran: number
  /** The look before that: it ran later than this. */
  since: number
  /** The GIL that it asked for at the last looks, and at how many of them. */
  gil: { address: bigint; looks: number } | null
}

interface ProcessHistory {
  /** Looks in a row that showed a process that forked and runs the same program still. */
  forked: number
  threads: Map<number, ThreadHistory>
  /** The look before the one that last showed that a thread had come or gone. */
  changed: number
}

/** Times are milliseconds of the caller's clock; none is later than what it stands for. */
export interface History {
  /** Only of those that live: a trial may start processes without end. */
  processes: ReadonlyMap<string, ProcessHistory>
  /** All processes, as the last look showed them. */
  present: string
  /** When the last look was. */
  looked: number
  /** The look before the one that last showed that a process had come, ended or gone. */
  changed: number
}

export const noHistory: History = { processes: new Map(), present: '', looked: 0, changed: 0 }

/** Names a process for ever. */
export const keyOf = ({ pid, start }: Process) => `${pid} ${start}`

/** Tells which GIL a thread asks for; null where it waits for something else. */
export type ReadGil = (pid: number, tid: number) => bigint | null

/** The history with one more look in it. */
export function lookedAt(
  before: History,
  tree: readonly Process[],
  now: number,
  readGil: ReadGil,
): History {
  const present = tree.map((one) => `${one.pid}${one.zombie}`).join()
  // What the first look shows is as old as that look.
  const last = before.looked || now
  const processes = tree.map((one): [string, ProcessHistory] => [
    keyOf(one),
    processAt({ ...before, looked: last }, one, now, readGil),
  ])
  return {
    present,
    processes: new Map(processes),
    looked: now,
    changed: present === before.present ? before.changed : last,
  }
}

function processAt(
  { processes, looked }: History,
  process: Process,
  now: number,
  readGil: ReadGil,
): ProcessHistory {
  const before = processes.get(keyOf(process))
  const threads = process.threads.map((thread): [number, ThreadHistory] => {
    const last = { switches: thread.switches, ran: now, since: looked, gil: null }
    const its = before?.threads.get(thread.tid)
    return [
      thread.tid,
      its ? threadAt(its, thread, last, () => readGil(process.pid, thread.tid)) : last,
    ]
  })
  const same = before && threads.map(([tid]) => tid).join() === [...before.threads.keys()].join()
  return {
    threads: new Map(threads),
    forked: process.forked ? (before?.forked ?? 0) + 1 : 0,
    changed: same ? before.changed : looked,
  }
}

/** `last` is its history if it has run since the look before. */
function threadAt(
  before: ThreadHistory,
  { switches, state }: Thread,
  last: ThreadHistory,
  readGil: () => bigint | null,
): ThreadHistory {
  if (before.switches === switches && 'SZ'.includes(state)) return before
  const address = state === 'S' ? readGil() : null
  if (address === null) return last
  const looks = before.gil?.address === address ? before.gil.looks + 1 : 1
  return { ...last, gil: { address, looks } }
}

/** How a process that is looked at was made, once that is sure. */
export function howMade(history: History, process: Process): 'fork' | 'exec' | undefined {
  const { forked } = historyOf(history, process)
  if (forked === 0) return 'exec'
  return forked >= FORKED_LOOKS ? 'fork' : undefined
}

/** Whether nothing in a process has run since the look before, but to ask for the GIL in vain. */
export function isQuiet(history: History, process: Process): boolean {
  const threads = [...historyOf(history, process).threads.values()]
  const hasRun = (one: ThreadHistory) => one.ran === history.looked
  return (
    threads.every((one) => !hasRun(one) || (one.gil?.looks ?? 0) >= GIL_LOOKS) &&
    threads.some((one) => !hasRun(one))
  )
}

/** The look before the one that last showed that something of a quiet process had run. */
export function lastRun(history: History, process: Process): number {
  const { threads, changed } = historyOf(history, process)
  const ran = [...threads.values()].filter((one) => !one.gil).map((one) => one.since)
  return Math.max(...ran, changed)
}

/** The look before the one that last showed that a thread had run. */
export const lastRunOf = (history: History, process: Process, thread: Thread): number =>
  historyOf(history, process).threads.get(thread.tid)!.since

/** Whether a thread has not run since then. */
export function isIdleSince({ processes }: History, pid: number, tid: number, time: number) {
  const its = [...processes].find(([key]) => key.startsWith(`${pid} `))?.[1].threads.get(tid)
  return its !== undefined && its.ran <= time
}

const historyOf = ({ processes }: History, process: Process) => processes.get(keyOf(process))!
