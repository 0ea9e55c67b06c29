/** The sentences of a diagnosis, for someone who never heard of the lock. */
import type { Hazard, Place, ThreadPlace } from '../results/model.ts'

export interface Told {
  hazard: Hazard
  lock: string | null
  fork: Place | null
  blocked: (ThreadPlace & { pid: number }) | null
  holder: ThreadPlace | null
  /** The process for people: `child 1 (pid 4711)`. */
  process: string
  /** The holder is the blocked thread itself. */
  self: boolean
  /** Native code made the fork. */
  native: boolean
  /** The exception that ended the child for want of the lock, if it did not hang. */
  failure?: string | null
  remedy: string
}

/** What happened, and what to do about it. */
export function summaryOf(told: Told): string {
  // A thread's name is left as it is.
  const happened = sentence(told).replace(/^(?:child|main|process|the)\b/, (word) =>
    word.replace(/^./, (first) => first.toUpperCase()),
  )
  return `${happened} ${told.remedy}`
}

function sentence(told: Told): string {
  if (told.hazard === 'lost-thread') return lost(told)
  if (told.hazard === 'not-fork') return notFork(told)
  if (told.hazard === 'unknown') return unknown(told)
  return told.hazard === 'native-lock' && !told.holder ? native(told) : orphan(told)
}

/** `at app.py:12`, or `at line 12` where the file is the one that was named before. */
function places(first: Place | null) {
  return (place: Place | null) => {
    if (!place) return ''
    const named = place !== first && place.file === first?.file
    return named ? ` at line ${place.line}` : ` at ${place.file}:${place.line}`
  }
}

function orphan(told: Told): string {
  const { lock, fork, blocked, holder, process } = told
  const at = places(holder ?? fork)
  const what = lock ? lockWords(lock) : 'a lock'
  const waits = told.failure
    ? `${process} asked for it in vain and failed${at(blocked)} (${told.failure})`
    : `${process} waits for it for ever${at(blocked)}`
  if (!holder) {
    return `the process forked${at(fork)} while ${what} was held, and ${waits}; who held it could not be seen.`
  }
  return `${holder.thread} held ${what}${at(holder)} when the process forked${at(fork)}. That thread does not exist in the child, nobody can ever release the lock there, and ${waits}.`
}

function native({ lock, fork, blocked, process }: Told): string {
  const at = places(blocked ?? fork)
  const waits = `${process} waits for ${lock ? lockWords(lock) : 'native code'} for ever${at(blocked)}`
  return `${waits}: either a thread that the child does not have held it when the process forked${at(fork)}, or the library's own threads are gone.`
}

/** Names from the source are set in code; descriptions are left as they are. */
const lockWords = (lock: string) =>
  /^(?:the|an?|import lock)\s/.test(lock)
    ? lock.replace(/^import lock/, 'the import lock')
    : `\`${lock}\``

function lost({ lock, fork, blocked, holder, process, native }: Told): string {
  const at = places(blocked ?? fork)
  const waits = `${process} waits${lock ? ` on \`${lock}\`` : ''}${at(blocked)}`
  if (!holder) {
    return `${waits} for ever: the thread that would end the wait was not copied by the fork${native ? ', which native code made' : at(fork)}.`
  }
  return `${waits} for ${holder.thread}${at(holder)}. That thread was not copied when the process forked${at(fork)}, so it will never answer.`
}

function notFork({ lock, blocked, holder, process, self }: Told): string {
  const at = places(blocked)
  const waits = `${process} waits for ${lock ? `\`${lock}\`` : 'something'}${at(blocked)}`
  if (self) return `${waits}, which the same thread already holds; no fork is needed for that.`
  if (!holder) return `${waits}, and nothing that a fork took away would have ended the wait.`
  return `${waits}, which its own living thread ${holder.thread} holds${at(holder)}; no fork is needed for that.`
}

function unknown({ lock, fork, blocked, process }: Told): string {
  const at = places(blocked ?? fork)
  const forked = fork ? ` after the fork${at(fork)}` : ''
  if (lock) return `${process} waits for ${lockWords(lock)} for ever${at(blocked)}${forked}.`
  return `${process} can never run again${at(blocked)}${forked}, but what it waits for could not be found out.`
}
