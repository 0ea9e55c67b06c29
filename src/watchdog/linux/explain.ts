/**
 * Whether a wait is explained by the fork: the very lock that a thread waits for was held, when the
 * fork happened, by a thread that does not exist in the process. Seen by identity only: by the
 * lock's address, by the owner that stands in it, by the objects that the observer noted.
 */
import type { Fork, LockNote, Stack } from '../../results/model.ts'
import { MAIN } from '../../settings/replay.ts'
import type { Explained, ReadHeld } from '../watch.ts'
import { type Mapping, mappingAt } from './mappings.ts'
import type { Proc } from './proc.ts'

/** A thread's wait for a futex, in a process that forks made; the nearest fork first. */
export interface Question {
  pid: number
  tid: number
  address: bigint
  /** Thread id that a mutex at the address names as its owner, if it is one. */
  owner: number | null
  /** The process's own threads. */
  tids: number[]
  /** The stack pointers of the process's threads. */
  pointers: bigint[]
  mappings: Mapping[] | null
  forks: Fork[]
}

export interface Means {
  proc: Proc
  readHeld: ReadHeld
  /** Whether that was ever a thread of the trial. */
  wasSeen: (tid: number) => boolean
}

/** Offset of a lock's own data in its object: behind the reference count and the type. */
const OBJECT_HEAD = 16n
/** Offset of an RLock's owner. */
const OWNER = 24n

/** The holder that the fork took away, or null where that cannot be known. */
export async function explain(
  question: Question,
  { proc, readHeld, wasSeen }: Means,
): Promise<Explained | null> {
  const mutex = byOwnerOfMutex(question, wasSeen)
  if (mutex) return mutex
  const locks = noted(question).filter(
    (one) => isWaitedFor(one.note, question, proc) && !isNew(one, question, proc),
  )
  const owned = locks.find((one) => isOwned(one, question, proc))
  if (owned) return told(question, owned, !livesAgain(owned.stack.ident!, question))
  const held = await byCode(locks, question, readHeld)
  return held ? told(question, held, false) : byOwnerInMemory(question, proc)
}

/** A plain Lock names no owner: the code of the one lost thread that has it, if who forked has it not. */
async function byCode(
  locks: Noted[],
  { forks }: Question,
  readHeld: ReadHeld,
): Promise<Noted | null> {
  // One that names its owner names another by now.
  const unnamed = locks.filter(({ note }) => note.owner === null)
  for (const stack of new Set(unnamed.map((one) => one.stack))) {
    const own = unnamed.filter((one) => one.stack === stack)
    if (!(await holds(own, readHeld))) continue
    return (await holds(ofForkers(own[0]!, forks), readHeld)) ? null : own[0]!
  }
  return null
}

/** The same lock, as who forked has it in reach. */
const ofForkers = ({ note: { object } }: Noted, forks: Fork[]) =>
  forks
    .flatMap((fork) => forkerOf(fork) ?? [])
    .flatMap(notesOf)
    .filter(({ note }) => note.object === object)

interface Noted {
  /** The thread at the fork. */
  stack: Stack
  note: LockNote
}

const told = ({ pid, tid }: Question, { stack, note }: Noted, owner: boolean): Explained => ({
  ...{ pid, tid, owner },
  lock: note.path,
  holder: stack,
})

/** A mutex of C names the thread that has it, by a number that no thread of the process has. */
function byOwnerOfMutex(
  { pid, tid, owner, tids, forks }: Question,
  wasSeen: Means['wasSeen'],
): Explained | null {
  if (owner === null || tids.includes(owner)) return null
  // Who forked goes on in the child, by another number.
  if (forks.some((fork) => numberOfForker(fork) === owner)) return null
  const holder = forks.flatMap(lostIn).find((one) => one.tid === owner) ?? null
  return holder || wasSeen(owner) ? { pid, tid, lock: null, holder, owner: true } : null
}

const forkerOf = ({ ident, stacks }: Fork) => stacks.find((one) => one.ident === ident)

/** The number of the thread that forked; of a main thread it is that of its process. */
function numberOfForker(fork: Fork): number | null {
  const own = forkerOf(fork)
  return own?.tid ?? (own?.name === MAIN ? fork.pid : null)
}

/** An RLock and an import lock name their owner; the child may have made an RLock new since. */
function isOwned({ stack, note }: Noted, { pid }: Question, proc: Proc): boolean {
  if (note.owner === null || note.owner !== stack.ident) return false
  if (note.kind === 'import') return true
  return wordAt(pid, BigInt(note.object) + OWNER, proc) === BigInt(note.owner)
}

/** What the observer noted of the threads that the forks left behind. */
function noted({ forks }: Question): Noted[] {
  return forks.flatMap((fork) => lostIn(fork).flatMap(notesOf))
}

const notesOf = (stack: Stack): Noted[] => (stack.locks ?? []).map((note) => ({ stack, note }))

const lostIn = ({ stacks, ident }: Fork) =>
  stacks.filter((one) => one.ident !== null && one.ident !== ident)

/**
 * A new thread may have got the ident of a lost one, which is the address of its record (pthread_t)
 * at the upper end of its stack.
 */
function livesAgain(ident: string, { pointers, mappings }: Question): boolean {
  const record = BigInt(ident)
  return pointers.some((pointer) => {
    const stack = mappingAt(mappings, pointer)
    return stack !== null && pointer < record && record < stack.to
  })
}

/**
 * The thread waits on the semaphore that the lock's object points to (CPython to 3.13 on Linux), or
 * on one of its own in the parking lot, which has the lock's address before it (from 3.14 on).
 */
export function isWaitedFor(
  note: LockNote,
  { pid, address }: Pick<Question, 'pid' | 'address'>,
  proc: Proc,
): boolean {
  const data = BigInt(note.object) + OBJECT_HEAD
  return wordAt(pid, data, proc) === address || wordAt(pid, address - 8n, proc) === data
}

/** Offset of an object's type. */
const OBJECT_TYPE = 8n

/** Whether the process gave a lock another inside (`_at_fork_reinit`): it lives on in the one that forked. */
function isNew({ note, stack }: Noted, { pid, address }: Question, proc: Proc): boolean {
  const object = BigInt(note.object)
  const before = wordAt(stack.pid, object + OBJECT_HEAD, proc)
  const type = wordAt(stack.pid, object + OBJECT_TYPE, proc)
  const isSame = type !== null && type === wordAt(pid, object + OBJECT_TYPE, proc)
  return isSame && before !== address && wordAt(pid, object + OBJECT_HEAD, proc) === address
}

function wordAt(pid: number, address: bigint, proc: Proc): bigint | null {
  return proc.memory(pid, address, 8)?.readBigUInt64LE(0) ?? null
}

/** Whether the holder's code, read at the frames that reach the lock, has it and not given it back. */
async function holds(own: Noted[], readHeld: ReadHeld): Promise<boolean> {
  if (own.length === 0) return false
  const frames = [...new Set(own.map(({ note }) => note.frame))].sort((a, b) => a - b)
  const questions = frames.flatMap((at) => {
    const frame = own[0]!.stack.frames[at]
    const notes = own.filter(({ note }) => note.frame === at).map(({ note }) => note)
    const paths = notes.map((note) => note.path)
    return frame
      ? [{ file: frame.file, line: frame.line, paths, spot: notes[0]?.spot ?? null }]
      : []
  })
  const answers = await readHeld(questions)
  return !answers.includes('given') && answers.includes('held')
}

const CHUNK = 4 << 20
const MAX_SCANNED = 512 << 20

/**
 * Locks of C that keep their owner behind the pointer to the lock, as an RLock and the buffer of a
 * file do: the owner is the ident of a thread that a fork left behind.
 */
function byOwnerInMemory(question: Question, proc: Proc): Explained | null {
  const lost = new Map(
    [...question.forks]
      .reverse()
      .flatMap(lostIn)
      .filter((one) => !livesAgain(one.ident!, question))
      .map((one) => [BigInt(one.ident!), one] as const),
  )
  const found = lost.size > 0 ? ownerBeside(question, new Set(lost.keys()), proc) : null
  if (found === null) return null
  const { pid, tid } = question
  return { pid, tid, lock: null, holder: lost.get(found) ?? null, owner: true }
}

function ownerBeside(
  { pid, address, mappings }: Question,
  idents: Set<bigint>,
  proc: Proc,
): bigint | null {
  const needle = Buffer.alloc(8)
  needle.writeBigUInt64LE(address)
  let scanned = 0
  for (const { from, to, shared, writable } of mappings ?? []) {
    if (shared || !writable) continue
    for (let at = from; at < to && scanned < MAX_SCANNED; at += BigInt(CHUNK)) {
      const length = Math.min(CHUNK, Number(to - at))
      scanned += length
      const owner = ownerIn(proc.memory(pid, at, length), needle, idents)
      if (owner !== null) return owner
    }
  }
  return null
}

function ownerIn(bytes: Buffer | null, needle: Buffer, idents: Set<bigint>): bigint | null {
  for (let at = bytes?.indexOf(needle) ?? -1; at >= 0; at = bytes!.indexOf(needle, at + 1)) {
    if (at % 8 !== 0 || at + 16 > bytes!.length) continue
    const owner = bytes!.readBigUInt64LE(at + 8)
    if (idents.has(owner)) return owner
  }
  return null
}
