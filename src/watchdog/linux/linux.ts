import type { Fork, LockNote, Wait } from '../../results/model.ts'
import type { Explained, Look, ReadHeld, SeenProcess, Stuck, Watch } from '../watch.ts'
import { explain, isWaitedFor, type Question } from './explain.ts'
import { type Mapping, mappingAt, readMappings } from './mappings.ts'
import type { Proc } from './proc.ts'
import { isHidden, type Process, readTree, type Thread } from './processes.ts'
import { createSockets, type Sockets } from './sockets.ts'
import { stackPointer } from './stacks.ts'
import {
  closedSet,
  couldBeWoken,
  findWaiter,
  hasNamed,
  isInterpreter,
  isUnchanged,
  needsOthers,
  type Picture,
  takePicture,
  type World,
  waitOf,
} from './stuck.ts'
import { type Blocked, readWait } from './waits.ts'

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
  const known = new Map<string, SeenProcess>()
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

/** The forks that led to a process, the nearest first. */
export function forksOf(pid: number, forks: Fork[]): Fork[] {
  const found: Fork[] = []
  for (let at: number | null = pid; at !== null; ) {
    const made: Fork | undefined = forks.find((one) => one.child === at && !found.includes(one))
    if (made) found.push(made)
    at = made?.pid ?? null
  }
  return found
}

/** A question for each thread of the process that waits for a lock of its own memory. */
function questionsOf(process: Process, forks: Fork[], arch: string, proc: Proc): Question[] {
  const { pid, threads } = process
  const mappings = readMappings(pid, proc)
  const lines = threads.map(({ tid }) => ({ tid, line: proc.text(`${pid}/task/${tid}/syscall`) }))
  const pointers = lines.flatMap(({ line }) => stackPointer(line) ?? [])
  return lines.flatMap(({ tid, line }) => {
    const wait = readWait(line, pid, arch, proc)
    if (wait.kind !== 'futex' || mappingAt(mappings, wait.address)?.shared !== false) return []
    const owner = lockOwner(wait, pid, proc)
    const tids = threads.map((one) => one.tid)
    return [{ pid, tid, address: wait.address, owner, tids, pointers, mappings, forks }]
  })
}

/** What each thread of a process waits for, with the owner where the lock keeps one. */
export function describeWaits(
  process: Process,
  arch: string,
  proc: Proc,
  forks: Fork[] = [],
): Wait[] {
  const { pid } = process
  const mappings = readMappings(pid, proc)
  const tids = process.threads.map((thread) => thread.tid)
  const notes = forks.flatMap((fork) => fork.stacks.flatMap((stack) => stack.locks ?? []))
  return process.threads.map(({ tid }) => {
    const wait = waitOf(pid, tid, arch, proc)
    const address = 'address' in wait ? wait.address : null
    const mapping = address === null ? null : mappingAt(mappings, address)
    const owner = wait.kind === 'futex' ? lockOwner(wait, pid, proc) : null
    const isIts = (note: LockNote) =>
      wait.kind === 'futex' && isWaitedFor(note, { pid, address: wait.address }, proc)
    return {
      pid,
      tid,
      kind: kindOf(wait, mapping, proc),
      text:
        wait.kind === 'gil' && !isInterpreter(mapping?.staticOf, proc)
          ? 'waits in steps of a few milliseconds'
          : describe(wait, mapping?.shared ?? false),
      address: address === null ? null : `0x${address.toString(16)}`,
      mapping: mapping ? mapping.name || 'anonymous memory' : null,
      owner: owner ? { tid: owner, alive: tids.includes(owner) } : null,
      lock: notes.find(isIts)?.object ?? null,
    }
  })
}

function kindOf(wait: Blocked, mapping: Mapping | null, proc: Proc): Wait['kind'] {
  if (wait.kind === 'futex' && mapping?.shared) return 'shared-futex'
  return wait.kind === 'gil' && !isInterpreter(mapping?.staticOf, proc) ? 'other' : kinds[wait.kind]
}

const kinds: Record<Blocked['kind'], Wait['kind']> = {
  futex: 'futex',
  gil: 'gil',
  process: 'process',
  descriptors: 'pipe',
  'file-lock': 'other',
  named: 'other',
  running: 'other',
  timed: 'other',
  outside: 'other',
  unreadable: 'other',
}

function describe(wait: Blocked, shared: boolean): string {
  switch (wait.kind) {
    case 'futex': {
      const value = wait.value === null ? '' : `, value ${wait.value}`
      return `futex at 0x${wait.address.toString(16)}, ${shared ? 'shared' : 'private'}, no time limit${value}`
    }
    case 'gil':
      return 'asks for the interpreter lock (GIL) every few milliseconds'
    case 'process':
      return wait.pid === null ? 'waits for any child' : `waits for process ${wait.pid}`
    case 'file-lock':
      return 'waits for the lock of a file, no time limit'
    case 'named':
      return `waits for ${wait.what}, no time limit`
    case 'descriptors':
      return `waits on descriptors ${[...wait.reads, ...wait.writes].join(', ')}, no time limit`
    case 'running':
      return 'runs'
    case 'timed':
      return `waits with a time limit (${wait.what})`
    case 'outside':
      return `waits for something outside (${wait.what})`
    case 'unreadable':
      return 'cannot be read'
  }
}

const FUTEX_PRIVATE_WAIT = 0x80
const GLIBC_LOCKED_WITH_WAITERS = 2
const GLIBC_OWNER_OFFSET = 8n
const OWNER_BITS = 0x3fffffff
const WAITERS_BIT = 0x80000000

/**
 * Thread id of a pthread mutex's owner: glibc keeps it behind a normal mutex's word; robust and
 * musl's owning types keep it in the word itself. Python's own locks are semaphores without one.
 */
function lockOwner(
  wait: Extract<Blocked, { kind: 'futex' }>,
  pid: number,
  proc: Proc,
): number | null {
  const value = wait.value ?? 0
  if (wait.operation === FUTEX_PRIVATE_WAIT && value === GLIBC_LOCKED_WITH_WAITERS) {
    const owner = proc.memory(pid, wait.address + GLIBC_OWNER_OFFSET, 4)?.readInt32LE(0) ?? 0
    return isThreadId(owner) ? owner : null
  }
  const inWord = value & OWNER_BITS
  const EBUSY = 16 // a musl mutex that keeps no owner
  return (value & WAITERS_BIT) !== 0 && value !== 0xffffffff && inWord !== EBUSY
    ? isThreadId(inWord)
      ? inWord
      : null
    : null
}

const isThreadId = (value: number) => value > 0 && value <= 4_194_304
