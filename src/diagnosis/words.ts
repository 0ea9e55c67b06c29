/** The sentences of a diagnosis, for someone who never heard of the lock. */
import type { Hazard, Place, ThreadPlace } from '../results.ts'
import { hazards } from './hazards.ts'

export interface Told {
  hazard: Hazard
  lock: string | null
  fork: Place | null
  blocked: (ThreadPlace & { pid: number }) | null
  holder: ThreadPlace | null
  /** The process for people: `child 1`, `main`. */
  process: string
  /** The holder is the blocked thread itself. */
  self: boolean
}

const at = (place: Place | null) => (place ? ` at ${place.file}:${place.line}` : '')

/** What happened, and what to do about it. */
export function summaryOf(told: Told): string {
  return `${happened(told)} ${hazards[told.hazard].advice}`
}

function happened(told: Told): string {
  switch (told.hazard) {
    case 'lost-thread':
      return lost(told)
    case 'not-fork':
      return notFork(told)
    case 'unknown':
      return unknown(told)
    default:
      return orphan(told)
  }
}

function orphan({ lock, fork, blocked, holder, process }: Told): string {
  const what = lock ? lockWords(lock) : 'a lock'
  const waits = `${process} waits for it for ever${at(blocked)}`
  if (!holder)
    return `The process forked${at(fork)} while ${what} was held, and ${waits}; who held it could not be seen.`
  const held = `${holder.thread}${at(holder)} held ${what} when the process forked${at(fork)}`
  return `${held}; that thread does not exist in the child, so nobody can ever release it there, and ${waits}.`
}

/** Names from the source are set in code; descriptions are left as they are. */
const lockWords = (lock: string) =>
  /^(?:the|an?|import lock)\s/.test(lock)
    ? lock.replace(/^import lock/, 'the import lock')
    : `\`${lock}\``

function lost({ lock, fork, blocked, holder, process }: Told): string {
  const what = lock ? ` on \`${lock}\`` : ''
  const waits = `${process} waits${what}${at(blocked)} for`
  if (!holder)
    return `${process} waits${what}${at(blocked)} for ever: the thread that would end the wait was not copied by the fork${at(fork)}.`
  return `${waits} ${holder.thread} (${holder.file}:${holder.line}), a thread that was not copied when the process forked${at(fork)}: it will never answer.`
}

function notFork({ lock, blocked, holder, process, self }: Told): string {
  const what = lock ? `\`${lock}\`` : 'something'
  const waits = `${process} waits for ${what}${at(blocked)}`
  if (self) return `${waits}, which the same thread already holds; no fork is needed for that.`
  if (holder)
    return `${waits}, which its own living thread ${holder.thread}${at(holder)} holds; no fork is needed for that.`
  return `${waits} and nothing that a fork took away would have ended the wait.`
}

function unknown({ fork, blocked, process }: Told): string {
  const forked = fork ? ` after the fork${at(fork)}` : ''
  return `${process} can never run again${at(blocked)}${forked}, but what it waits for could not be found out.`
}
