import type { Proc } from './proc.ts'

/**
 * What one thread waits for, read from its blocked system call.
 * `outside` is everything that something other than this machine's processes may end (network,
 * clock, terminal), or that is not understood: never a part of a proof.
 */
export type Blocked =
  | { kind: 'futex'; address: bigint; value: number | null; operation: number }
  | { kind: 'gil'; address: bigint }
  | { kind: 'process'; pid: number | null }
  | { kind: 'descriptors'; reads: number[]; writes: number[] }
  /** For the lock of a file, which a process of the trial may hold. */
  | { kind: 'file-lock' }
  /** For something that whoever knows its name may do, also outside of the trial. */
  | { kind: 'named'; what: string }
  | { kind: 'running' }
  | { kind: 'timed'; what: string }
  | { kind: 'outside'; what: string }
  | { kind: 'unreadable' }

type Arguments = bigint[]
type Reader = (args: Arguments, pid: number, proc: Proc) => Blocked

const outside = (what: string): Blocked => ({ kind: 'outside', what })
const timed = (what: string): Blocked => ({ kind: 'timed', what })

const FUTEX_COMMAND = 0x7f
const FUTEX_WAIT = 0
const FUTEX_LOCK_PI = 6
const FUTEX_WAIT_BITSET = 9
const FUTEX_WAIT_REQUEUE_PI = 11
const FUTEX_LOCK_PI2 = 13
/** CPython asks for the GIL in steps of `sys.getswitchinterval()`, 5 ms unless changed. */
const GIL_INTERVAL_NS = 50_000_000n

function futex(args: Arguments, pid: number, proc: Proc): Blocked {
  const [address, operation, value, timeout] = [args[0]!, Number(args[1]), args[2]!, args[3]!]
  const command = operation & FUTEX_COMMAND
  const plain = command === FUTEX_WAIT || command === FUTEX_WAIT_BITSET
  const waits = [FUTEX_LOCK_PI, FUTEX_WAIT_REQUEUE_PI, FUTEX_LOCK_PI2]
  if (!plain && !waits.includes(command)) return outside(`futex operation ${command}`)
  if (timeout === 0n) {
    const expected = plain ? Number(BigInt.asUintN(32, value)) : null
    return { kind: 'futex', address, value: expected, operation }
  }
  if (command === FUTEX_WAIT_BITSET && isShort(timeout, operation, pid, proc)) {
    return { kind: 'gil', address }
  }
  return timed('futex')
}

/** True where an absolute time-out lies at most the GIL's interval ahead of now, or behind it. */
function isShort(timeout: bigint, operation: number, pid: number, proc: Proc): boolean {
  const deadline = timespec(timeout, pid, proc)
  if (deadline === null) return false
  const realtime = (operation & 0x100) !== 0
  const now = realtime ? BigInt(Date.now()) * 1_000_000n : process.hrtime.bigint()
  return deadline - now <= GIL_INTERVAL_NS
}

function timespec(address: bigint, pid: number, proc: Proc): bigint | null {
  const bytes = proc.memory(pid, address, 16)
  return bytes && bytes.readBigInt64LE(0) * 1_000_000_000n + bytes.readBigInt64LE(8)
}

const WNOHANG = 1n
const P_ALL = 0n
const P_PID = 1n
const signed32 = (value: bigint) => Number(BigInt.asIntN(32, value))

function wait4(args: Arguments): Blocked {
  if (args[2]! & WNOHANG) return outside('wait4 without blocking')
  const pid = signed32(args[0]!)
  return { kind: 'process', pid: pid > 0 ? pid : null }
}

function waitid(args: Arguments): Blocked {
  if (args[3]! & WNOHANG) return outside('waitid without blocking')
  if (args[0] === P_PID) return { kind: 'process', pid: signed32(args[1]!) }
  return args[0] === P_ALL ? { kind: 'process', pid: null } : outside('waitid on a group')
}

const descriptor = (args: Arguments) => signed32(args[0]!)
const readOne: Reader = (args) => ({ kind: 'descriptors', reads: [descriptor(args)], writes: [] })
const writeOne: Reader = (args) => ({ kind: 'descriptors', reads: [], writes: [descriptor(args)] })

const POLLIN = 0x001
const POLLOUT = 0x004
const MAX_POLLED = 256

function pollSet(args: Arguments, pid: number, proc: Proc): Blocked {
  const count = Number(args[1]!)
  if (count === 0 || count > MAX_POLLED) return outside('poll')
  const bytes = proc.memory(pid, args[0]!, count * 8)
  if (!bytes) return { kind: 'unreadable' }
  const reads: number[] = []
  const writes: number[] = []
  for (let at = 0; at < bytes.length; at += 8) {
    const fd = bytes.readInt32LE(at)
    const events = bytes.readInt16LE(at + 4)
    if (fd < 0) continue
    if (events & POLLIN) reads.push(fd)
    if (events & POLLOUT) writes.push(fd)
    // Asked for nothing, it still ends by an error or a hang-up of the other side.
    if (!(events & (POLLIN | POLLOUT))) reads.push(fd)
  }
  return reads.length + writes.length ? { kind: 'descriptors', reads, writes } : outside('poll')
}

const poll: Reader = (args, pid, proc) =>
  signed32(args[2]!) < 0 ? pollSet(args, pid, proc) : timed('poll')
const ppoll: Reader = (args, pid, proc) =>
  args[2] === 0n ? pollSet(args, pid, proc) : timed('ppoll')

function select(args: Arguments, pid: number, proc: Proc): Blocked {
  if (args[4] !== 0n) return timed('select')
  const count = signed32(args[0]!)
  if (count <= 0 || count > 4096) return outside('select')
  const set = (address: bigint) => selected(address, count, pid, proc)
  const [reads, writes, errors] = [set(args[1]!), set(args[2]!), set(args[3]!)]
  if (!reads || !writes || !errors) return { kind: 'unreadable' }
  const both = [...new Set([...reads, ...errors])]
  return both.length + writes.length
    ? { kind: 'descriptors', reads: both, writes }
    : outside('select')
}

function selected(address: bigint, count: number, pid: number, proc: Proc): number[] | null {
  if (address === 0n) return []
  const bytes = proc.memory(pid, address, Math.ceil(count / 64) * 8)
  if (!bytes) return null
  return Array.from({ length: count }, (_, fd) => fd).filter(
    (fd) => bytes[fd >> 3]! & (1 << (fd & 7)),
  )
}

const MAX_NESTED = 4

/** An epoll set as its descriptor shows it (proc(5), fdinfo): what is watched, and for what. */
function epollSet(epoll: number, pid: number, proc: Proc, depth = 0): Blocked {
  const text = proc.text(`${pid}/fdinfo/${epoll}`)
  if (text === null) return { kind: 'unreadable' }
  const reads: number[] = []
  const writes: number[] = []
  for (const [, target, events, ino] of text.matchAll(
    /^tfd:\s*(\d+)\s+events:\s*([0-9a-f]+)\b.*?\bino:([0-9a-f]+)/gm,
  )) {
    const fd = Number(target)
    const name = proc.link(`${pid}/fd/${fd}`) ?? ''
    // The set keeps what was put into it, also where its number means something else by now.
    const inode = /^(?:pipe|socket):\[(\d+)\]$/.exec(name)?.[1]
    if (inode !== undefined && Number(inode) !== Number.parseInt(ino!, 16)) return outside('epoll')
    if (inode === undefined && !name.startsWith('anon_inode:')) return outside('epoll')
    if (name === 'anon_inode:[eventpoll]') {
      const inner = depth < MAX_NESTED ? epollSet(fd, pid, proc, depth + 1) : outside('epoll')
      if (inner.kind !== 'descriptors') return inner
      reads.push(...inner.reads)
      writes.push(...inner.writes)
      continue
    }
    const mask = Number.parseInt(events!, 16)
    if (mask & POLLOUT) writes.push(fd)
    if (mask & POLLIN || !(mask & POLLOUT)) reads.push(fd)
  }
  return { kind: 'descriptors', reads, writes }
}

const epoll: Reader = (args, pid, proc) =>
  signed32(args[3]!) < 0 ? epollSet(descriptor(args), pid, proc) : timed('epoll')
const epoll2: Reader = (args, pid, proc) =>
  args[3] === 0n ? epollSet(descriptor(args), pid, proc) : timed('epoll')

const F_SETLKW = 7n
const F_OFD_SETLKW = 38n
const flock: Reader = () => ({ kind: 'file-lock' })
const fcntl: Reader = (args) =>
  args[1] === F_SETLKW || args[1] === F_OFD_SETLKW ? { kind: 'file-lock' } : outside('fcntl')

const named =
  (what: string): Reader =>
  () => ({ kind: 'named', what })
const semtimedop: Reader = (args) =>
  args[3] === 0n ? { kind: 'named', what: 'a System V semaphore' } : timed('semaphore')

const sleep: Reader = () => timed('sleep')

/** Linux system calls by number: x86_64, then aarch64 (asm-generic); from the kernel's tables. */
const calls: [x64: number | null, arm64: number | null, Reader][] = [
  [202, 98, futex],
  [61, 260, wait4],
  [247, 95, waitid],
  [0, 63, readOne],
  [19, 65, readOne],
  [1, 64, writeOne],
  [20, 66, writeOne],
  [45, 207, readOne],
  [47, 212, readOne],
  [44, 206, writeOne],
  [46, 211, writeOne],
  [7, null, poll],
  [271, 73, ppoll],
  [23, null, select],
  [270, 72, select],
  [232, null, epoll],
  [281, 22, epoll],
  [441, 441, epoll2],
  [73, 32, flock],
  [72, 25, fcntl],
  [65, 193, named('a System V semaphore')],
  [220, 192, semtimedop],
  [69, 189, named('a message queue')],
  [70, 188, named('a message queue')],
  // Of all files only a FIFO makes its opener wait.
  [2, null, named('the other end of a FIFO')],
  [257, 56, named('the other end of a FIFO')],
  [35, 101, sleep],
  [230, 115, sleep],
]

const readers: Record<string, Map<number, Reader>> = {
  x64: new Map(calls.flatMap(([x64, , reader]) => (x64 === null ? [] : [[x64, reader]]))),
  arm64: new Map(calls.flatMap(([, arm64, reader]) => (arm64 === null ? [] : [[arm64, reader]]))),
}

/**
 * Reads one line of `/proc/PID/task/TID/syscall` (proc(5)): number, six arguments, stack and
 * program counter; `running`; or `-1 …` where the thread is blocked outside a system call.
 */
export function readWait(line: string | null, pid: number, arch: string, proc: Proc): Blocked {
  if (line === null) return { kind: 'unreadable' }
  if (line.startsWith('running')) return { kind: 'running' }
  const words = line.trim().split(' ')
  const reader = readers[arch]?.get(Number(words[0]))
  if (!reader || words.length < 9) return outside(`system call ${words[0]}`)
  return reader(words.slice(1, 7).map(BigInt), pid, proc)
}
