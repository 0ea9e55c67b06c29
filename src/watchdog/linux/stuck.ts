import type { Alarm } from '../trace.ts'
import { type Mapping, mappingAt, readMappings } from './mappings.ts'
import type { Proc } from './proc.ts'
import { type Process, readProcess, type Thread } from './processes.ts'
import type { Sockets } from './sockets.ts'
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
const [SIGALRM, SIGCHLD, SIGVTALRM, SIGPROF, SIGWINCH, SIGIO] = [14, 17, 26, 27, 28, 29]
/** Signal by which the observer in the trial is asked for its stacks. */
export const STACKS_SIGNAL = 61
/** Handlers that nobody is expected to set off: ^C, faults, glibc's own two, ours, a child's end. */
const harmless = [2, 3, 4, 5, 6, 7, 8, 11, 31, 32, 33, STACKS_SIGNAL, SIGCHLD].reduce(
  (all, signal) => all | bit(signal),
  0n,
)

/** What a search may ask of the world. */
export interface World {
  tree: Process[]
  proc: Proc
  sockets: Sockets
  alarm: (pid: number) => Alarm
  /** Null where nothing is known of that. */
  runsPython: (pid: number, signal: number) => boolean | null
}

/** Those of them that no Python code is expected to handle, so that where it does somebody sends them. */
const faults = [...Array(STACKS_SIGNAL + 1).keys()].filter(
  (signal) => signal > 2 && signal !== SIGCHLD && (harmless & bit(signal)) !== 0n,
)

/**
 * True where a signal of somebody else could run a handler in one of them. A terminal's new size
 * concerns what draws on it: GNU readline, which pytest imports, has a handler of C for it in every
 * process, and a trial has no terminal.
 */
export const couldBeWoken = (stuck: Picture[], { runsPython }: Pick<World, 'runsPython'>) =>
  stuck.some(({ process: { pid, caught } }) => {
    const drawn = runsPython(pid, SIGWINCH) === false ? bit(SIGWINCH) : 0n
    const sent = faults.filter((signal) => runsPython(pid, signal) === true)
    const all = sent.reduce((some, signal) => some | bit(signal), ~harmless & ~drawn)
    return (caught & all) !== 0n
  })

/** True where the clock or a descriptor could send the process a signal, with nobody running. */
function awaitsSignal(picture: Picture, world: World): boolean {
  const { caught } = picture.process
  // Time of the processor passes only where somebody runs, if only to ask for the GIL.
  const runs = [...picture.waits.values()].some((wait) => wait.kind === 'gil')
  const woken = bit(SIGIO) | (runs ? bit(SIGVTALRM) | bit(SIGPROF) : 0n)
  return awaitsAlarm(picture, world) || (caught & woken) !== 0n
}

function awaitsAlarm({ process, mappings }: Picture, world: World): boolean {
  const known = world.alarm(process.pid)
  if (known !== 'unknown') return known === 'set'
  if ((process.caught & bit(SIGALRM)) !== 0n) return true
  return !isObserved(process, world) && maySetAlarm(mappings, world.proc)
}

/** Whether Python would have told of an alarm: a fork that it did not see leaves alarms behind too. */
function isObserved({ pid, parent, forked }: Process, world: World): boolean {
  if (world.alarm(pid) !== 'unknown') return true
  const before = forked && world.tree.find((one) => one.pid === parent)
  return !!before && isObserved(before, world)
}

/** The ways of C to set the one alarm that the system shows nobody. */
const alarms = ['alarm', 'ualarm', 'setitimer']

/** Whether something that a program is made of could set an alarm of its own. */
function maySetAlarm(mappings: Mapping[] | null, proc: Proc): boolean {
  const code = (mappings ?? []).filter(({ executable, name }) => executable && name.startsWith('/'))
  return [...new Set(code.map(({ name }) => name))].some((file) => proc.imports(file, alarms))
}

/**
 * The processes among `candidates` that can never run again as far as the waits of their threads
 * tell: the largest set in which every wait could only be ended by a member (a knot of the wait-for
 * graph). Whether somebody else could end them by other means is for the caller to ask.
 */
export function closedSet(candidates: Picture[], world: World): Picture[] {
  const wakersOf = wakerFinder(world)
  let left = candidates.filter((one) => !awaitsSignal(one, world) && !isFrozen(one, world.proc))
  const wakers = new Map(left.map((one) => [one.process.pid, wakersOf(one)]))
  for (;;) {
    const pids = new Set(left.map((one) => one.process.pid))
    const kept = left.filter((one) => isWithin(wakers.get(one.process.pid)!, pids))
    if (kept.length === left.length) return kept
    left = kept
  }
}

const isWithin = (who: Wakers, pids: ReadonlySet<number>): who is number[] =>
  who !== 'outside' && who.every((pid) => pids.has(pid))

/**
 * The members of a closed set that all others wait for at the end: those that can be waited for by
 * whatever they wait for themselves. Null where it is closed no more: it was seen while it changed.
 */
export function rootsOf(set: Picture[], world: World): number[] | null {
  const wakersOf = wakerFinder(world)
  const pids = new Set(set.map((one) => one.process.pid))
  const wakers = new Map<number, number[]>()
  for (const one of set) {
    const who = wakersOf(one)
    if (!isWithin(who, pids)) return null
    wakers.set(one.process.pid, who)
  }
  const reach = new Map(set.map(({ process: { pid } }) => [pid, reachable(pid, wakers)]))
  return [...reach]
    .filter(([pid, others]) => [...others].every((other) => reach.get(other)!.has(pid)))
    .map(([pid]) => pid)
}

function reachable(from: number, wakers: ReadonlyMap<number, number[]>): Set<number> {
  const found = new Set<number>()
  const left = [from]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    for (const next of wakers.get(at) ?? []) {
      if (found.has(next)) continue
      found.add(next)
      left.push(next)
    }
  }
  return found
}

/** A frozen control group can be thawed: cgroup.events (version 2) or freezer.state (version 1). */
function isFrozen({ process: { pid } }: Picture, proc: Proc): boolean {
  return (proc.text(`${pid}/cgroup`) ?? '').split('\n').some((line) => {
    const [, controllers, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? []
    if (path === undefined) return false
    if (controllers === '') return /^frozen 1$/m.test(group(`${path}/cgroup.events`))
    return controllers === 'freezer' && /^FR/.test(group(`freezer${path}/freezer.state`))
  })

  function group(path: string): string {
    return proc.text(`../sys/fs/cgroup/${path}`) ?? ''
  }
}

/** True where something outside the process may end one of its waits. */
export const needsOthers = ({ waits, mappings }: Picture): boolean =>
  [...waits.values()].some(
    (wait) =>
      wait.kind === 'process' ||
      wait.kind === 'descriptors' ||
      wait.kind === 'file-lock' ||
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
    const wait = waitOf(pid, tid, arch, proc)
    if (!closable.has(wait.kind)) return null
    waits.set(tid, wait)
  }
  const mappings = readMappings(pid, proc)
  if (isServed(pid, mappings, proc) || hasTimers(pid, proc)) return null
  const blocked = [...waits.values()]
  const holds = blocked.every((wait) => isHeld(wait, pid, mappings, proc))
  // Somebody has to hold the GIL for its waiters to wait in vain.
  return holds && blocked.some((wait) => wait.kind !== 'gil') ? { process, waits, mappings } : null
}

/** False where a futex's value has changed, so that its waiter is about to go on. */
function isHeld(wait: Blocked, pid: number, mappings: Mapping[] | null, proc: Proc): boolean {
  if (wait.kind === 'gil') return isInterpreter(mappingAt(mappings, wait.address)?.staticOf, proc)
  if (wait.kind !== 'futex') return true
  if (!mappingAt(mappings, wait.address)) return false
  const word = proc.memory(pid, wait.address, 4)
  return word !== null && (wait.value === null || word.readUInt32LE(0) === wait.value)
}

/** The kinds of waits that only somebody could end. */
const closable = new Set(['futex', 'gil', 'process', 'descriptors', 'file-lock', 'named'])

/** What a thread waits for. */
export const waitOf = (pid: number, tid: number, arch: string, proc: Proc) =>
  asNamed(
    readWait(proc.text(`${pid}/task/${tid}/syscall`), pid, arch, proc),
    proc.text(`${pid}/task/${tid}/wchan`) ?? '',
    (fd) => linkOf(pid, tid, fd, proc),
  )

/**
 * A wait on a FIFO, which whoever knows its path may end; `outside` where a descriptor's number has
 * come to mean another file than the one that the thread is blocked on. `sleepsIn` is the kernel's
 * function that it sleeps in (proc(5), wchan).
 */
function asNamed(wait: Blocked, sleepsIn: string, link: (fd: number) => string): Blocked {
  if (wait.kind !== 'descriptors' || !/pipe|unix|tcp|sk_|skb/.test(sleepsIn)) return wait
  const names = [...wait.reads, ...wait.writes].map(link)
  const inPipe = sleepsIn.includes('pipe')
  if (inPipe && names.every((name) => name.startsWith('/')))
    return { kind: 'named', what: 'a FIFO' }
  const isOther = names.some((name) => name.startsWith('pipe:') !== inPipe)
  return isOther ? { kind: 'outside', what: 'another file than its descriptor shows' } : wait
}

/** True where somebody outside of the trial could end a wait, by a name. */
export const hasNamed = ({ waits }: Picture) =>
  [...waits.values()].some((wait) => wait.kind === 'named')

/** What a thread has open there; its table of descriptors can be its own. */
const linkOf = (pid: number, tid: number, fd: number, proc: Proc) =>
  proc.link(`${pid}/task/${tid}/fd/${fd}`) ?? ''

/** What only a file with an interpreter in it defines: CPython's entry, and PyPy's. */
const entries = ['Py_Main', 'pypy_main_startup']

/** The GIL lies in the interpreter's static data; others poll on conditions of their own. */
export const isInterpreter = (file: string | null | undefined, proc: Proc) =>
  !!file && proc.defines(file, entries)

/**
 * Whether the kernel does something for a process that may end a wait with nobody running: io_uring,
 * the older asynchronous I/O, and descriptors that send signals.
 */
const isServed = (pid: number, mappings: Mapping[] | null, proc: Proc) =>
  mappings?.some(({ name }) => /^(?:\/\[aio\]|anon_inode:\[io_uring\])/.test(name)) ||
  proc.names(`${pid}/fd`).some((fd) => servesBy(pid, fd, proc))

function servesBy(pid: number, fd: string, proc: Proc): boolean {
  const name = proc.link(`${pid}/fd/${fd}`) ?? ''
  if (name.startsWith('anon_inode:[io_uring]')) return true
  return !isPlain(name) && (openFlags(pid, fd, proc) & O_ASYNC) !== 0
}

/** Files of a disk send no signals when they are ready: they always are. */
const isPlain = (name: string) => name.startsWith('/') && !name.startsWith('/dev/')
const O_ASYNC = 0o20000

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
      const again = waitOf(process.pid, thread.tid, arch, proc)
      const moved = wait.kind !== 'gil' && thread.switches !== before.switches
      return !moved && sameWait(wait, again)
    })
  })
}

const plain = (wait: Blocked) =>
  JSON.stringify(wait, (_, value) => (typeof value === 'bigint' ? `${value}` : value))
const sameWait = (one: Blocked, other: Blocked) => plain(one) === plain(other)

/** Tells which processes could end a thread's wait; nobody where that cannot be seen. */
export function enderFinder(world: World) {
  const wakersOf = wakerFinder(world)
  return (process: Process, tid: number, wait: Blocked): number[] => {
    const one = { ...process, caught: 0n }
    const who = wakersOf({ process: one, waits: new Map([[tid, wait]]), mappings: null })
    return who === 'outside' ? [] : who
  }
}

/** What the questions about one tree share. */
interface Finder extends World {
  /** Who has the pipes, sockets and eventfds of the trial open, by their names. */
  ends: (name: string) => End[]
  /** Those of the trial that may not be looked into could hold the other end of anything. */
  isClosed: boolean
}

function wakerFinder(world: World): (picture: Picture) => Wakers {
  const { tree, proc } = world
  let open: Map<string, End[]> | null = null
  const finder: Finder = {
    ...world,
    ends: (name) => {
      open ??= readEnds(tree, proc)
      return open.get(name) ?? []
    },
    isClosed: tree.some((one) => !one.zombie && proc.link(`${one.pid}/exe`) === null),
  }
  return (picture) => {
    const { pid, caught } = picture.process
    const all = [...picture.waits].map(([tid, wait]) => ofWait(finder, tid, wait, picture))
    const signalled = caught & bit(SIGCHLD) ? [childrenOf(finder, pid).map((one) => one.pid)] : []
    return together([...all, ...signalled])
  }
}

function ofWait(finder: Finder, tid: number, wait: Blocked, picture: Picture): Wakers {
  const { pid } = picture.process
  if (wait.kind === 'gil') return [pid]
  if (wait.kind === 'futex') return ofFutex(finder, wait.address, picture)
  if (wait.kind === 'process') return ofChildren(finder, pid, wait.pid)
  if (wait.kind === 'named') return []
  if (wait.kind === 'file-lock') return ofFileLock(finder, pid)
  if (wait.kind !== 'descriptors') return 'outside'
  const thread = picture.process.threads.find((one) => one.tid === tid)!
  return together([
    ...wait.reads.map((fd) => ofDescriptor(finder, pid, thread, fd, 'reads')),
    ...wait.writes.map((fd) => ofDescriptor(finder, pid, thread, fd, 'writes')),
  ])
}

const childrenOf = ({ tree }: Finder, pid: number) => tree.filter((one) => one.parent === pid)

/** One that has ended is in no set, so that who may collect it is not stuck. */
function ofChildren(finder: Finder, pid: number, wanted: number | null): Wakers {
  const all = childrenOf(finder, pid)
  const children = all.filter((one) => wanted === null || one.pid === wanted)
  return children.length === 0 ? 'outside' : children.map((one) => one.pid)
}

function ofFutex({ tree, proc, isClosed }: Finder, address: bigint, picture: Picture): Wakers {
  const mapping = mappingAt(picture.mappings, address)
  if (!mapping) return 'outside'
  if (!mapping.shared) return [picture.process.pid]
  return isClosed ? 'outside' : sharers(mapping, tree, proc)
}

function ofDescriptor(
  finder: Finder,
  pid: number,
  thread: Thread,
  fd: number,
  does: 'reads' | 'writes',
): Wakers {
  const { proc, sockets, ends, isClosed } = finder
  const name = linkOf(pid, thread.tid, fd, proc)
  if (isClosed) return 'outside'
  if (name.startsWith('socket:'))
    return ofSocket(finder, pid, name, sockets.peer(pid, thread, fd, name))
  if (name === PIDFD) return ofProcess(finder, pid, fd)
  const key = name === EVENTFD ? eventOf(pid, fd, proc) : name
  const others = key ? ends(key).filter((end) => (does === 'reads' ? end.writes : end.reads)) : []
  return others.length === 0 ? 'outside' : others.map((end) => end.pid)
}

function ofProcess({ tree, proc }: Finder, pid: number, fd: number): Wakers {
  const target = Number(/^Pid:\s*(\d+)$/m.exec(proc.text(`${pid}/fdinfo/${fd}`) ?? '')?.[1])
  const known = tree.find((one) => one.pid === target && !one.zombie)
  return known ? [known.pid] : 'outside'
}

/** Every process whose open file holds a lock that this one waits for (proc(5), locks). */
function ofFileLock({ tree, proc, isClosed }: Finder, pid: number): Wakers {
  const locks = blockersOf(pid, proc.text('locks') ?? '')
  if (locks.length === 0 || isClosed) return 'outside'
  return together(
    locks.map((lock) => {
      const holders = tree.filter((one) => holdsLock(one.pid, lock, proc))
      return holders.length === 0 ? 'outside' : holders.map((one) => one.pid)
    }),
  )
}

/** The locks that threads of a process wait for: those who wait are listed below the one that has it. */
function blockersOf(pid: number, locks: string): string[] {
  let holder = ''
  return locks.split('\n').flatMap((line) => {
    const [, waits, lock] = /^\d+: *(->)? *(.*)$/.exec(line) ?? []
    if (lock === undefined) return []
    if (!waits) holder = plainLock(lock)
    return waits && lock.split(/ +/)[3] === String(pid) ? [holder] : []
  })
}

/** Kind, mode, file and range of a lock; not who took it, who may have handed it on. */
const plainLock = (lock: string) =>
  lock
    .trim()
    .split(/ +/)
    .filter((_, at) => at !== 3)
    .join(' ')

function ofSocket({ ends }: Finder, pid: number, own: string, peer: string | null): Wakers {
  const others = peer === null ? [] : ends(peer)
  // Whoever else has the same end may shut it down, which ends the wait too.
  const same = ends(own).filter((end) => end.pid !== pid)
  return others.length === 0 ? 'outside' : [...others, ...same].map((end) => end.pid)
}

function together(all: Wakers[]): Wakers {
  return all.includes('outside') ? 'outside' : [...new Set((all as number[][]).flat())]
}

interface End {
  pid: number
  reads: boolean
  writes: boolean
}

const PIDFD = 'anon_inode:[pidfd]'
const EVENTFD = 'anon_inode:[eventfd]'

/** A name of its own for each eventfd, where the kernel shows it (5.2 on). */
function eventOf(pid: number, fd: number | string, proc: Proc): string | null {
  const id = /^eventfd-id:\s*(\d+)$/m.exec(proc.text(`${pid}/fdinfo/${fd}`) ?? '')?.[1]
  return id === undefined ? null : `eventfd:${id}`
}

function holdsLock(pid: number, lock: string, proc: Proc): boolean {
  return proc
    .names(`${pid}/fdinfo`)
    .some((fd) =>
      (proc.text(`${pid}/fdinfo/${fd}`) ?? '')
        .split('\n')
        .some((line) => plainLock(line.replace(/^lock:\s*\d+:/, '')) === lock),
    )
}

/**
 * Every open end of the trial's pipes, sockets and eventfds, by its name. What was made in a trial
 * is only there: what came from elsewhere has an end that nobody of it holds.
 */
function readEnds(tree: Process[], proc: Proc): Map<string, End[]> {
  const ends = new Map<string, End[]>()
  for (const { pid } of tree) {
    for (const fd of proc.names(`${pid}/fd`)) {
      const link = proc.link(`${pid}/fd/${fd}`) ?? ''
      const name = link === EVENTFD ? eventOf(pid, fd, proc) : link
      if (!name || !/^(pipe|socket|eventfd):/.test(name)) continue
      const mode = name.startsWith('pipe:') ? openFlags(pid, fd, proc) & ACCESS : READS_AND_WRITES
      const end = { pid, reads: mode !== 1, writes: mode !== 0 }
      ends.set(name, [...(ends.get(name) ?? []), end])
    }
  }
  return ends
}

const READS_AND_WRITES = 2
const ACCESS = 3

/** How a descriptor was opened (open(2)). */
function openFlags(pid: number, fd: string, proc: Proc): number {
  const flags = /^flags:\s*([0-7]+)/m.exec(proc.text(`${pid}/fdinfo/${fd}`) ?? '')
  return flags ? Number.parseInt(flags[1]!, 8) : READS_AND_WRITES
}

/** Every process of the trial that maps the same file, and so could wake a futex in it. */
function sharers(mapping: Mapping, tree: Process[], proc: Proc): number[] {
  const maps = ({ pid }: Process) =>
    readMappings(pid, proc)?.some((one) => one.shared && one.file === mapping.file)
  return tree.filter(maps).map(({ pid }) => pid)
}

/**
 * A thread outside of `stuck` that waits without limit for a stuck process, and for nobody who could
 * do anything by now: with one, nobody has to wait for the time limit to know how this ends. `idle`
 * are the processes of which every thread is in a wait without limit.
 */
export function findWaiter(
  stuck: Picture[],
  idle: Picture[],
  world: Sight,
): { process: Process; thread: Thread } | null {
  const { tree } = world
  const pids = new Set(stuck.map((one) => one.process.pid))
  const inert = new Set(idle.map((one) => one.process.pid))
  const endersOf = enderFinder(world)
  for (const process of tree) {
    if (pids.has(process.pid) || process.zombie) continue
    for (const thread of process.threads) {
      const wait =
        thread.state === 'S' ? waitOf(process.pid, thread.tid, world.arch, world.proc) : null
      if (!wait || !['process', 'descriptors', 'file-lock'].includes(wait.kind)) continue
      const who = endersOf(process, thread.tid, wait)
      const waits = who.some((pid) => pids.has(pid))
      if (waits && who.every((pid) => pids.has(pid) || inert.has(pid))) return { process, thread }
    }
  }
  return null
}

type Sight = World & { arch: string }
