import type { Fork } from '../../results/model.ts'
import type { Explained, Known, Look, ReadHeld, Stuck, Watch } from '../watch.ts'
import { describeWaits } from './describe.ts'
import { explain } from './explain.ts'
import type { Proc } from './proc.ts'
import { isHidden, type Process, readTree, type Thread } from './processes.ts'
import { forksOf, questionsOf } from './questions.ts'
import { createSockets, type Sockets } from './sockets.ts'
import {
  closedSet,
  couldBeWoken,
  findWaiter,
  hasNamed,
  isUnchanged,
  needsOthers,
  type Picture,
  takePicture,
  type World,
} from './stuck.ts'
import { readWait } from './waits.ts'

/** Looks in a row that must show a thread asking for the GIL in vain before it counts as blocked. */
const GIL_LOOKS = 5
/** Looks that must show a fork's child: what starts a program shows one for a moment too. */
const FORKED_LOOKS = 3
/** Milliseconds after which a search that found nothing is made again, though nothing has run. */
const SEARCH_AGAIN = 1000

interface ThreadHistory {
  switches: string
  /** The look that last showed that it had run. */
  ran: number
  /** The look before that: it ran later than this. */
  since: number
  gil: { address: bigint; looks: number } | null
}

interface ProcessHistory {
  /** Looks in a row that showed a process that forked and runs the same program still. */
  forked: number
  threads: Map<number, ThreadHistory>
  /** The look before the one that last showed that a thread had come or gone. */
  changed: number
}

export interface Watched {
  root: number
  arch: string
  proc: Proc
  /** The reaper's own processes, which are no part of it. */
  own?: () => readonly number[]
  sockets?: Sockets
  alarm?: World['alarm']
}

/**
 * Watches all processes below `root`, without the reaper's `own`, through `/proc`, as an unprivileged
 * ancestor. A process is stuck when two complete readings of all its threads, with nothing run in
 * between, show that only stuck processes could wake it: see `closedSet`.
 */
export function watchLinux({
  root,
  arch,
  proc,
  own = () => [],
  sockets = createSockets(),
  alarm = () => 'unknown',
}: Watched): Watch {
  let histories = new Map<string, ProcessHistory>()
  const known = new Map<string, Known>()
  const everyTid = new Set<number>()
  const made = new Map<number, 'fork' | 'exec' | undefined>()
  /** When the look before this one was; the same for the last change of the processes. */
  let previous = 0
  let lastChange = 0
  let before = ''
  let settled = { state: '', at: 0 }

  const readTrial = () => readTree(root, proc).filter((one) => !own().includes(one.pid))
  const keyOf = ({ pid, start }: Process) => `${pid} ${start}`

  function remember(tree: Process[], now: number): void {
    const present = tree.map((one) => `${one.pid}${one.zombie}`).join()
    if (present !== before) lastChange = previous
    before = present
    const earlier = histories
    // Only of those that live: a trial may start processes without end.
    histories = new Map(tree.map((one) => [keyOf(one), noteProcess(one, earlier, now)]))
  }

  function noteProcess(
    process: Process,
    earlier: Map<string, ProcessHistory>,
    now: number,
  ): ProcessHistory {
    const { pid, parent, start } = process
    if (!isHidden(process)) known.set(keyOf(process), { pid, parent, start })
    const history = earlier.get(keyOf(process))
    const threads = new Map(
      process.threads.map((thread) => {
        everyTid.add(thread.tid)
        return [thread.tid, noteThread(pid, thread, history?.threads.get(thread.tid), now)]
      }),
    )
    const same = history && [...threads.keys()].join() === [...history.threads.keys()].join()
    const forked = process.forked ? (history?.forked ?? 0) + 1 : 0
    made.set(pid, forked === 0 ? 'exec' : forked >= FORKED_LOOKS ? 'fork' : undefined)
    return { threads, forked, changed: same ? history.changed : previous }
  }

  function noteThread(
    pid: number,
    thread: Thread,
    history: ThreadHistory | undefined,
    now: number,
  ): ThreadHistory {
    const { switches, state } = thread
    const last = { switches, ran: now, since: previous }
    if (!history) return { ...last, gil: null }
    if (history.switches === switches && 'SZ'.includes(state)) return history
    return { ...last, gil: state === 'S' ? gilWait(pid, thread.tid, history) : null }
  }

  function gilWait(pid: number, tid: number, history: ThreadHistory): ThreadHistory['gil'] {
    const wait = readWait(proc.text(`${pid}/task/${tid}/syscall`), pid, arch, proc)
    if (wait.kind !== 'gil') return null
    const looks = history.gil?.address === wait.address ? history.gil.looks + 1 : 1
    return { address: wait.address, looks }
  }

  const historyOf = (process: Process, thread: Thread) =>
    histories.get(keyOf(process))!.threads.get(thread.tid)!

  function isQuiet(process: Process, now: number): boolean {
    const states = process.threads.map((thread) => historyOf(process, thread))
    return (
      states.every((one) => one.ran < now || (one.gil?.looks ?? 0) >= GIL_LOOKS) &&
      states.some((one) => one.ran < now)
    )
  }

  function lastRun(process: Process): number {
    const quiet = process.threads.map((thread) => historyOf(process, thread))
    const ran = quiet.filter((one) => !one.gil).map((one) => one.since)
    return Math.max(...ran, histories.get(keyOf(process))!.changed)
  }

  function find(tree: Process[], quiet: Process[]): Stuck | null {
    const pictures = quiet.flatMap((process) => takePicture(process, arch, proc) ?? [])
    if (pictures.length === 0) return null
    const world = { tree, proc, sockets, alarm }
    const isAll = (set: Picture[]) => tree.filter((one) => !one.zombie).length === set.length
    const all = closedSet(pictures, world)
    // Who lives on may know the names that others wait by.
    const set = isAll(all)
      ? all
      : closedSet(
          pictures.filter((one) => !hasNamed(one)),
          world,
        )
    if (set.length === 0 || !isUnchanged(set, arch, proc)) return null
    if (set.some(needsOthers) && !isSameTree(tree)) return null
    const since = Math.max(...set.map((one) => lastRun(one.process)))
    const about = {
      pids: set.map((one) => one.process.pid),
      handlers: couldBeWoken(set),
      named: set.some(hasNamed),
    }
    if (isAll(set)) {
      return { ...about, since: Math.max(since, lastChange), alone: true, awaited: false }
    }
    const waiter = findWaiter(set, world, arch)
    const asked = waiter ? historyOf(waiter.process, waiter.thread).since : since
    return { ...about, since: Math.max(since, asked), alone: false, awaited: waiter !== null }
  }

  /** What a process that was just forked holds was not seen, nor its parent's any more. */
  function isSameTree(tree: Process[]): boolean {
    return readTrial().map(keyOf).join() === tree.map(keyOf).join()
  }

  async function look(now: number): Promise<Look> {
    previous ||= now
    const tree = readTrial()
    remember(tree, now)
    previous = now
    const living = tree.filter((one) => !one.zombie && !isHidden(one)).map((one) => one.pid)
    const quiet = tree.filter((one) => !one.zombie && isQuiet(one, now))
    const switches = quiet.map((one) => one.threads.map((t) => t.switches)).join()
    const state = `${before}|${switches}|${sockets.answers()}`
    // The same processes quiet as when nothing was found: idle workers must not cost a search a look.
    const searched = state === settled.state && now < settled.at + SEARCH_AGAIN
    if (quiet.length === 0 || searched) return { living, stuck: null }
    const stuck = find(tree, quiet)
    settled = { state: stuck ? '' : state, at: now }
    return { living, stuck }
  }

  function isOfTrial(refusal: string): boolean {
    const pid = Number(/\/(\d+)\//.exec(refusal)?.[1])
    return [...known.values()].some((one) => one.pid === pid)
  }

  const living = (pids: number[] | null) =>
    readTrial().filter((one) => !one.zombie && (!pids || pids.includes(one.pid)))

  async function explainAll(pids: number[], forks: Fork[], readHeld: ReadHeld) {
    const found: Explained[] = []
    for (const process of living(pids)) {
      const lineage = forksOf(process.pid, forks)
      for (const question of lineage.length > 0 ? questionsOf(process, lineage, arch, proc) : []) {
        const answer = await explain(question, {
          proc,
          readHeld,
          wasSeen: (tid) => everyTid.has(tid),
        })
        if (answer) found.push(answer)
      }
    }
    return found
  }

  return {
    look,
    explain: explainAll,
    isIdleSince: (pid, tid, time) => {
      const its = [...histories].find(([key]) => key.startsWith(`${pid} `))?.[1].threads.get(tid)
      return its !== undefined && its.ran <= time
    },
    waits: (pids, forks = []) =>
      living(pids).flatMap((process) =>
        describeWaits(process, arch, proc, forksOf(process.pid, forks)),
      ),
    known: () => [...known.values()].filter((one) => !own().includes(one.pid)),
    madeBy: (pid) => made.get(pid),
    sawThread: (tid) => everyTid.has(tid),
    refused: () => proc.refused().filter((line) => isOfTrial(line)),
  }
}
