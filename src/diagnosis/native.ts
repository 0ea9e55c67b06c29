/** Locks below Python: of native libraries, of the interpreter, and the one that is emulated. */
import type { Fork, LockEvent, Stack } from '../results/model.ts'
import { textOf } from './facts.ts'
import { at, type Finding, finding, firstFork, notFork, type Question } from './finding.ts'
import { holderOf } from './holders.ts'
import { libraryOf } from './libraries.ts'
import { orphaned } from './locks.ts'
import { owned } from './owned.ts'
import { EMULATED_WAIT, lostThreads, ownFrame, type Scene, waitOf } from './scene.ts'
import { packageOf, startedAt, threadName } from './threads.ts'
import { namesLibrary } from './waiting.ts'

/** A lock in native code, named by its owner, its mapping or its frames. */
export function native(question: Question): Finding {
  const { scene, stack, forks, asked } = question
  const wait = waitOf(scene, stack)
  const library = nativeLibrary(scene, stack)
  const lock =
    (asked[0] && textOf(asked[0].tree)) ??
    (library ? `a lock in ${library}` : 'a lock in native code')
  const because = [wait ? `in the kernel the thread waits: ${wait.text}` : 'it waits below Python']
  if (library) because.push(foundIn(library, wait?.mapping ?? null))
  if (wait?.owner?.alive || forks.length === 0) return notFork(question, lock, because)
  const told = library ? libraryOf(library) : null
  if (told) because.push(`that library does not survive a fork: ${told.source}`)
  const remedy = told ? { remedy: told.remedy } : {}
  const known = finding(question, { hazard: 'native-lock', lock, because, ...remedy })
  const gone = owned(question, known)
  if (gone.holder) return gone
  const hit = firstFork(forks, (fork) => holderOf(scene, lostThreads(fork), asked))
  if (!hit) return { ...gone, confidence: wait?.owner ? 'high' : library ? 'medium' : 'low' }
  const held = orphaned(question, hit.fork, hit.found)
  const both = [...gone.because, ...held.because]
  return { ...held, hazard: 'native-lock', lock, because: both, ...remedy }
}

function foundIn(library: string, mapping: string | null): string {
  const mapped = mapping?.endsWith(library)
  return mapped ? `the address it waits on is ${library}'s` : `its frames are in ${library}`
}

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** Neither the C library nor the interpreter: these are beneath all others. */
const isExtension = (path: string) =>
  !/^(?:lib(?:c|pthread|python|m|dl)[.-]|ld-|python)/.test(baseName(path))

/** The library that a blocked thread is in, by the address it waits on, then by its frames. */
function nativeLibrary(scene: Scene, stack: Stack): string | null {
  const wait = waitOf(scene, stack)
  const mapped = namesLibrary(wait)
  if (mapped && !/^lib(?:c|pthread)[.-]/.test(mapped)) return mapped
  const stacks = scene.evidence.native.filter((one) => one.pid === stack.pid)
  const frames = stacks.filter((one) => !wait || one.tid === wait.tid).flatMap((one) => one.frames)
  const known = frames.find(
    ({ library }) => library && (libraryOf(baseName(library)) ?? isExtension(library)),
  )
  if (known?.library) return baseName(known.library)
  const calls = frames.map((frame) => frame.function).join(' ')
  if (/getaddrinfo|res_n?search|nss_/.test(calls)) return `libc's resolver`
  if (/malloc|_int_free|arena_get/.test(calls)) return `libc's malloc`
  return packageOf(stack) ?? mapped
}

/** Blocked in the interpreter's own work round the fork, before it could return. */
export function insideFork(question: Question): Finding {
  return finding(question, {
    hazard: 'native-lock',
    lock: 'a lock of the interpreter, inside fork() itself',
    because: ['the child has not left the call that forked: no line of its own has run yet'],
    confidence: 'medium',
  })
}

const EMULATED_LOCK = 'the getaddrinfo lock (emulated)'

/** The lock that the emulation puts round lookups; its own record tells who had it. */
export function emulated(question: Question): Finding {
  const asks = `the child's stack ends in ${EMULATED_WAIT}, where the emulation waits for its lock`
  const known = finding(question, {
    hazard: 'emulated-lock',
    lock: EMULATED_LOCK,
    because: [asks],
    confidence: 'medium',
  })
  return { ...known, ...tracedHolder(question, known.because) }
}

/** Who, by the emulation's own record, had the lock at a fork and was not copied. */
export function tracedHolder(
  { scene, forks }: Question,
  because: string[],
): Partial<Finding> | null {
  const hit = firstFork(forks, (fork) => holdingAt(scene, fork))
  if (!hit) return null
  const { fork, found } = hit
  const stack = fork.stacks.find((one) => one.ident !== null && one.ident === found.ident) ?? null
  const who = found.thread ?? (stack ? threadName(scene, stack) : `thread ${found.ident}`)
  const ago = `${Math.max(0, (fork.time - found.time) * 1000).toFixed(1)} ms before the fork`
  const text =
    found.did === 'got'
      ? `${who} got the lock ${ago} and had not released it`
      : `${who} asked for the lock ${ago}, when nobody had it, and was the next to get it`
  return {
    lock: EMULATED_LOCK,
    fork,
    holder: stack,
    holderPlace: stack && placed(scene, stack) ? null : found.place,
    because: [...because, `the trace shows that ${text}`, ...startOf(scene, stack)],
    confidence: 'high',
  }
}

const placed = (scene: Scene, stack: Stack) =>
  ownFrame(scene, stack.frames) ?? startedAt(scene, stack)

/** A library's own thread is shown at the line of the repro that it seems to come from. */
function startOf(scene: Scene, stack: Stack | null): string[] {
  const start = stack && !ownFrame(scene, stack.frames) ? startedAt(scene, stack) : null
  return start ? [`${at(scene, start)} is where it seems to be started (inferred)`] : []
}

/** The thread that had got the lock, or was the next to get it: that is recorded a little later. */
function holdingAt({ evidence }: Scene, fork: Fork): LockEvent | null {
  const events = evidence.trace.filter((one) => one.pid === fork.pid && one.ident !== fork.ident)
  const before = events.filter((one) => one.time <= fork.time)
  const last = before.filter((one) => one.did !== 'asked').at(-1)
  if (last?.did === 'got') return last
  const next = events.find((one) => one.did === 'got' && one.time > fork.time)
  const asked = before.filter((one) => one.did === 'asked')
  return asked.findLast((one) => next === undefined || one.ident === next.ident) ?? null
}
