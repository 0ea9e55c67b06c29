import { basename } from 'node:path'
import { type Mapping, mappingAt, readMappings } from './mappings.ts'
import type { Proc } from './proc.ts'
import { allPids, type Process, readProcess, type Thread } from './processes.ts'
import { createSockets, type Sockets } from './sockets.ts'
import { type Blocked, readWait } from './waits.ts'

/** A process whose every thread is blocked, with what each waits for. */
export interface Picture {
  process: Process
  waits: Map<number, Blocked>
  mappings: Mapping[] | null
}

/** Who could end a wait: processes by pid, or something that no proof can cover. */
type Wakers = number[] | 'outside'

const bit = (signal: number) => 1n << BigInt(signal - 1)
const SIGCHLD = 17
/** Signal by which the observer in the trial is asked for its stacks. */
export const STACKS_SIGNAL = 61
/** Handlers that nothing in a trial sets off: ^C, faults, glibc's own two, ours. */
const harmless = [2, 3, 4, 5, 6, 7, 8, 11, 31, 32, 33, STACKS_SIGNAL].reduce(
  (all, signal) => all | bit(signal),
  bit(SIGCHLD), // accounted for by the children
)
/** SIGALRM, SIGVTALRM, SIGPROF: set off by timers, which the system shows nobody. */
const byTimers = bit(14) | bit(26) | bit(27)

/**
 * The processes among `candidates` that can never run again: the largest set in which every wait
 * of every thread could only be ended by a member (a knot of the wait-for graph).
 * `handlers: 'none'` also asks that no signal handler could wake one of them, `'any'` that no timer
 * sets such a handler off.
 */
export function closedSet(
  candidates: Picture[],
  tree: Process[],
  handlers: 'none' | 'any',
  proc: Proc,
  sockets = createSockets(),
): Picture[] {
  const wakersOf = wakerFinder(tree, proc, sockets)
  const woken = handlers === 'any' ? byTimers : ~harmless
  let left = candidates.filter((one) => (one.process.caught & woken) === 0n)
  const wakers = new Map(left.map((one) => [one.process.pid, wakersOf(one)]))
  for (;;) {
    const pids = new Set(left.map((one) => one.process.pid))
    const kept = left.filter((one) => {
      const who = wakers.get(one.process.pid)!
      return who !== 'outside' && who.every((pid) => pids.has(pid))
    })
    if (kept.length === left.length) return kept
    left = kept
  }
}

/** True where something outside the process may end one of its waits. */
export const needsOthers = ({ waits, mappings }: Picture): boolean =>
  [...waits.values()].some(
    (wait) =>
      wait.kind === 'process' ||
      wait.kind === 'descriptors' ||
      (wait.kind === 'futex' && mappingAt(mappings, wait.address)?.shared !== false),
  )

/** Reads all waits of a process, or null where one of its threads could still go on by itself. */
export function takePicture(process: Process, arch: string, proc: Proc): Picture | null {
  if (process.zombie || process.traced || process.signalsPending) return null
  // A main thread may have ended before the others of its process.
  const threads = process.threads.filter((thread) => thread.state !== 'Z')
  if (threads.some((thread) => thread.state !== 'S')) return null
  const { pid } = process
  const waits = new Map<number, Blocked>()
  for (const { tid } of threads) {
    const wait = readWait(proc.text(`${pid}/task/${tid}/syscall`), pid, arch, proc)
    if (!['futex', 'gil', 'process', 'descriptors'].includes(wait.kind)) return null
    waits.set(tid, wait)
  }
  if (usesIoUring(pid, proc) || hasTimers(pid, proc)) return null
  const mappings = readMappings(pid, proc)
  const blocked = [...waits.values()]
  const holds = blocked.every((wait) => isHeld(wait, pid, mappings, proc))
  // Somebody has to hold the GIL for its waiters to wait in vain.
  return holds && blocked.some((wait) => wait.kind !== 'gil') ? { process, waits, mappings } : null
}

/** False where a futex's value has changed, so that its waiter is about to go on. */
function isHeld(wait: Blocked, pid: number, mappings: Mapping[] | null, proc: Proc): boolean {
  if (wait.kind === 'gil') return isInterpreter(mappingAt(mappings, wait.address)?.staticOf)
  if (wait.kind !== 'futex') return true
  if (!mappingAt(mappings, wait.address)) return false
  const word = proc.memory(pid, wait.address, 4)
  return word !== null && (wait.value === null || word.readUInt32LE(0) === wait.value)
}

/** The GIL lies in the interpreter's static data; others poll on conditions of their own. */
const isInterpreter = (file: string | null | undefined) =>
  /^(lib)?(python|pypy)/i.test(basename(file ?? ''))

function usesIoUring(pid: number, proc: Proc): boolean {
  return proc
    .names(`${pid}/fd`)
    .some((fd) => proc.link(`${pid}/fd/${fd}`)?.startsWith('anon_inode:[io_uring]'))
}

const hasTimers = (pid: number, proc: Proc) => !!proc.text(`${pid}/timers`)

/** True if nothing of the pictured processes has run since: same threads, switches and waits. */
export function isUnchanged(pictures: Picture[], arch: string, proc: Proc): boolean {
  return pictures.every(({ process, waits }) => {
    const now = readProcess(process.pid, process.parent, proc)
    if (!now || now.start !== process.start || now.signalsPending) return false
    if (now.threads.length !== process.threads.length) return false
    return now.threads.every((thread, index) => {
      const before = process.threads[index]!
      if (thread.tid !== before.tid || thread.state !== before.state) return false
      const wait = waits.get(thread.tid)
      if (!wait) return thread.state === 'Z'
      const line = proc.text(`${process.pid}/task/${thread.tid}/syscall`)
      const again = readWait(line, process.pid, arch, proc)
      const moved = wait.kind !== 'gil' && thread.switches !== before.switches
      return !moved && sameWait(wait, again)
    })
  })
}

const plain = (wait: Blocked) =>
  JSON.stringify(wait, (_, value) => (typeof value === 'bigint' ? `${value}` : value))
const sameWait = (one: Blocked, other: Blocked) => plain(one) === plain(other)

function wakerFinder(tree: Process[], proc: Proc, sockets: Sockets): (picture: Picture) => Wakers {
  let open: Map<string, End[]> | null = null
  const ends = (name: string) => {
    open ??= readEnds(proc)
    return open.get(name) ?? []
  }
  const childrenOf = (pid: number) => tree.filter((one) => one.parent === pid)
  // Those of the trial that may not be looked into could hold the other end of anything.
  const closed = tree.filter((one) => !one.zombie && proc.link(`${one.pid}/exe`) === null)

  function ofChildren(pid: number, wanted: number | null): Wakers {
    const children = childrenOf(pid).filter((one) => wanted === null || one.pid === wanted)
    if (children.length === 0 || children.some((one) => one.zombie)) return 'outside'
    return children.map((one) => one.pid)
  }

  function ofFutex(address: bigint, picture: Picture): Wakers {
    const mapping = mappingAt(picture.mappings, address)
    if (!mapping) return 'outside'
    if (!mapping.shared) return [picture.process.pid]
    return closed.length > 0 ? 'outside' : sharers(mapping, proc)
  }

  function ofDescriptor(pid: number, thread: Thread, fd: number, side: 'read' | 'write'): Wakers {
    const name = proc.link(`${pid}/fd/${fd}`) ?? ''
    if (closed.length > 0) return 'outside'
    if (name.startsWith('socket:')) return ofSocket(pid, name, sockets.peer(pid, thread, fd, name))
    const others = ends(name).filter((end) => (side === 'read' ? end.writes : end.reads))
    return others.length === 0 ? 'outside' : others.map((end) => end.pid)
  }

  function ofSocket(pid: number, own: string, peer: string | null): Wakers {
    const others = peer === null ? [] : ends(peer)
    // Whoever else has the same end may shut it down, which ends the wait too.
    const same = ends(own).filter((end) => end.pid !== pid)
    return others.length === 0 ? 'outside' : [...others, ...same].map((end) => end.pid)
  }

  function ofWait(tid: number, wait: Blocked, picture: Picture): Wakers {
    const { pid } = picture.process
    if (wait.kind === 'gil') return [pid]
    if (wait.kind === 'futex') return ofFutex(wait.address, picture)
    if (wait.kind === 'process') return ofChildren(pid, wait.pid)
    if (wait.kind !== 'descriptors') return 'outside'
    const thread = picture.process.threads.find((one) => one.tid === tid)!
    return together([
      ...wait.reads.map((fd) => ofDescriptor(pid, thread, fd, 'read')),
      ...wait.writes.map((fd) => ofDescriptor(pid, thread, fd, 'write')),
    ])
  }

  return (picture) => {
    const { pid, caught } = picture.process
    const all = [...picture.waits].map(([tid, wait]) => ofWait(tid, wait, picture))
    const signalled = caught & bit(SIGCHLD) ? [childrenOf(pid).map((one) => one.pid)] : []
    return together([...all, ...signalled])
  }
}

function together(all: Wakers[]): Wakers {
  return all.includes('outside') ? 'outside' : [...new Set((all as number[][]).flat())]
}

interface End {
  pid: number
  reads: boolean
  writes: boolean
}

/** Every open end of every pipe and socket on the machine, by its name. */
function readEnds(proc: Proc): Map<string, End[]> {
  const ends = new Map<string, End[]>()
  for (const pid of allPids(proc)) {
    for (const fd of proc.names(`${pid}/fd`)) {
      const name = proc.link(`${pid}/fd/${fd}`)
      if (!name || !/^(pipe|socket):/.test(name)) continue
      const mode = name.startsWith('pipe:') ? accessMode(pid, fd, proc) : READS_AND_WRITES
      const end = { pid, reads: mode !== 1, writes: mode !== 0 }
      ends.set(name, [...(ends.get(name) ?? []), end])
    }
  }
  return ends
}

const READS_AND_WRITES = 2

function accessMode(pid: number, fd: string, proc: Proc): number {
  const flags = /^flags:\s*([0-7]+)/m.exec(proc.text(`${pid}/fdinfo/${fd}`) ?? '')
  return flags ? Number.parseInt(flags[1]!, 8) & 3 : READS_AND_WRITES
}

/** Every process that maps the same file, and so could wake a futex in it. */
function sharers(mapping: Mapping, proc: Proc): number[] {
  return allPids(proc).filter((pid) =>
    readMappings(pid, proc)?.some((one) => one.shared && one.file === mapping.file),
  )
}

/**
 * A thread outside `stuck` that waits without limit for nothing but stuck processes: with one,
 * nobody has to wait for the time limit to know how this ends.
 */
export function findWaiter(
  stuck: Picture[],
  tree: Process[],
  arch: string,
  proc: Proc,
  sockets = createSockets(),
): { process: Process; thread: Thread } | null {
  const pids = new Set(stuck.map((one) => one.process.pid))
  const wakersOf = wakerFinder(tree, proc, sockets)
  for (const process of tree) {
    if (pids.has(process.pid) || process.zombie) continue
    for (const thread of process.threads) {
      if (thread.state !== 'S') continue
      const line = proc.text(`${process.pid}/task/${thread.tid}/syscall`)
      const wait = readWait(line, process.pid, arch, proc)
      if (wait.kind !== 'process' && wait.kind !== 'descriptors') continue
      const one = { ...process, caught: 0n }
      const who = wakersOf({ process: one, waits: new Map([[thread.tid, wait]]), mappings: null })
      if (who !== 'outside' && who.length > 0 && who.every((pid) => pids.has(pid))) {
        return { process, thread }
      }
    }
  }
  return null
}
