import type { Wait } from '../results.ts'
import { mappingAt, readMappings } from './mappings.ts'
import type { Proc } from './proc.ts'
import { type Process, readTree, type Thread } from './processes.ts'
import { closedSet, isAwaited, isUnchanged, type Picture, takePicture } from './stuck.ts'
import { type Blocked, readWait } from './waits.ts'
import type { Known, Look, Stuck, Watch } from './watch.ts'

/** Looks in a row that must show a thread asking for the GIL in vain before it counts as blocked. */
const GIL_LOOKS = 5

interface ThreadHistory {
  switches: string
  /** When it was last seen to have run. */
  ran: number
  gil: { address: bigint; looks: number } | null
}

/**
 * Watches all processes below `root` through `/proc`, as an unprivileged ancestor. A process is
 * stuck when two complete readings of all its threads, with nothing run in between, show that only
 * stuck processes could wake it: see `closedSet`.
 */
export function watchLinux(root: number, arch: string, proc: Proc): Watch {
  const histories = new Map<string, ThreadHistory>()
  const known = new Map<string, Known>()
  let lastChange = 0
  let before = ''
  let settled = ''

  function remember(tree: Process[], now: number): void {
    for (const { pid, parent, start } of tree) known.set(`${pid} ${start}`, { pid, parent, start })
    const present = tree.map((one) => `${one.pid}${one.zombie}`).join()
    if (present !== before) lastChange = now
    before = present
    for (const process of tree) {
      for (const thread of process.threads) note(process, thread, now)
    }
  }

  function note(process: Process, thread: Thread, now: number): void {
    const key = `${process.pid}/${thread.tid}/${process.start}`
    const history = histories.get(key)
    if (!history) {
      histories.set(key, { switches: thread.switches, ran: now, gil: null })
    } else if (history.switches !== thread.switches || !'SZ'.includes(thread.state)) {
      const gil = thread.state === 'S' ? gilWait(process.pid, thread.tid, history) : null
      Object.assign(history, { switches: thread.switches, ran: now, gil })
    }
  }

  function gilWait(pid: number, tid: number, history: ThreadHistory): ThreadHistory['gil'] {
    const wait = readWait(proc.text(`${pid}/task/${tid}/syscall`), pid, arch, proc)
    if (wait.kind !== 'gil') return null
    const looks = history.gil?.address === wait.address ? history.gil.looks + 1 : 1
    return { address: wait.address, looks }
  }

  const historyOf = (process: Process, thread: Thread) =>
    histories.get(`${process.pid}/${thread.tid}/${process.start}`)!

  function isQuiet(process: Process, now: number): boolean {
    const states = process.threads.map((thread) => historyOf(process, thread))
    return (
      states.every((one) => one.ran < now || (one.gil?.looks ?? 0) >= GIL_LOOKS) &&
      states.some((one) => one.ran < now)
    )
  }

  function lastRun(process: Process): number {
    const quiet = process.threads.map((thread) => historyOf(process, thread))
    return Math.max(...quiet.filter((one) => !one.gil).map((one) => one.ran), 0)
  }

  function find(tree: Process[], quiet: Process[], now: number): Stuck | null {
    const pictures = quiet.flatMap((process) => takePicture(process, arch, proc) ?? [])
    if (pictures.length === 0) return null
    const proven = closedSet(pictures, tree, 'none', proc)
    const set = proven.length > 0 ? proven : closedSet(pictures, tree, 'any', proc)
    if (set.length === 0 || !isUnchanged(set, arch, proc)) return null
    const proof = proven.length > 0 ? 'proven' : 'likely'
    return { pids: set.map((one) => one.process.pid), proof, ...others(set, tree, now) }
  }

  function others(set: Picture[], tree: Process[], now: number): Pick<Stuck, 'others' | 'since'> {
    const since = Math.min(now, Math.max(...set.map((one) => lastRun(one.process))))
    const living = tree.filter((one) => !one.zombie).length
    if (living === set.length) return { others: 'none', since: Math.max(since, lastChange) }
    const waiter = isAwaited(set, tree, arch, proc)
    if (!waiter) return { others: 'work', since }
    const asked = Math.min(...waiter.threads.map((thread) => historyOf(waiter, thread).ran))
    return { others: 'wait', since: Math.max(since, asked) }
  }

  async function look(now: number): Promise<Look> {
    const tree = readTree(root, proc)
    remember(tree, now)
    const living = tree.filter((one) => !one.zombie).map((one) => one.pid)
    const quiet = tree.filter((one) => !one.zombie && isQuiet(one, now))
    const state = `${before}|${quiet.map((one) => one.threads.map((t) => t.switches)).join()}`
    // The same processes quiet as when nothing was found: idle workers must not cost a search a look.
    if (quiet.length === 0 || state === settled) return { living, stuck: null }
    const stuck = find(tree, quiet, now)
    settled = stuck ? '' : state
    return { living, stuck }
  }

  return {
    look,
    waits: (pids) =>
      readTree(root, proc)
        .filter((one) => !one.zombie && (!pids || pids.includes(one.pid)))
        .flatMap((process) => describeWaits(process, arch, proc)),
    known: () => [...known.values()],
    refused: () => proc.refused(),
  }
}

/** What each thread of a process waits for, with the owner where the lock keeps one. */
export function describeWaits(process: Process, arch: string, proc: Proc): Wait[] {
  const { pid } = process
  const mappings = readMappings(pid, proc)
  const tids = process.threads.map((thread) => thread.tid)
  return process.threads.map(({ tid }) => {
    const wait = readWait(proc.text(`${pid}/task/${tid}/syscall`), pid, arch, proc)
    const address = 'address' in wait ? wait.address : null
    const mapping = address === null ? null : mappingAt(mappings, address)
    const owner = wait.kind === 'futex' ? lockOwner(wait, pid, proc) : null
    return {
      pid,
      tid,
      kind: wait.kind === 'futex' && mapping?.shared ? 'shared-futex' : kinds[wait.kind],
      text: describe(wait, mapping?.shared ?? false),
      address: address === null ? null : `0x${address.toString(16)}`,
      mapping: mapping ? mapping.name || 'anonymous memory' : null,
      owner: owner ? { tid: owner, alive: tids.includes(owner) } : null,
    }
  })
}

const kinds: Record<Blocked['kind'], Wait['kind']> = {
  futex: 'futex',
  gil: 'gil',
  process: 'process',
  descriptors: 'pipe',
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
