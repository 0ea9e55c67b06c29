/** When what is said of a trial: the rule of docs/how-it-proves.md, apart from who looks. */
import type { Proof } from '../results/model.ts'
import type { Stuck } from './watch.ts'

/** Why a trial ended. */
export type End =
  | { kind: 'over' }
  | { kind: 'left' }
  | { kind: 'limit' }
  | { kind: 'interrupted' }
  | Hang

/** Processes that can never run again. */
export interface Hang {
  kind: 'stuck'
  /** The first is the one to explain. */
  pids: number[]
  /** Those of them that the fork explains. */
  explained: number[]
  /** Those of them that all others wait for at the end. */
  roots: number[]
  proof: Exclude<Proof, 'none'>
  /** When this could first be said. */
  since: number
  reason: string | null
}

/** What is known at one moment of a trial. Times are milliseconds of one clock. */
export interface Moment {
  now: number
  /** When the time limit is reached. */
  limit: number
  /** When the main process was first seen to have ended. */
  mainEnded: number | null
  /** False while a main process that has just ended is about to be reported. */
  isSettled: boolean
  stuck: Stuck | null
  /** Of the stuck processes, those whose wait the fork explains. */
  explained: number[]
}

/** How long what the main process left behind is looked at, in milliseconds. */
export const LAST_LOOK = 250

export const handlersLeft = 'a signal handler of the stuck process could still wake it'

/** What there is to say of the trial now; null where it has to go on. */
export function decide(moment: Moment): End | null {
  const { now, limit, mainEnded, stuck } = moment
  if (stuck) {
    const hang = sayable(stuck, moment)
    if (hang) return hang
  }
  if (mainEnded !== null) return now >= mainEnded + LAST_LOOK ? { kind: 'left' } : null
  return now >= limit ? { kind: 'limit' } : null
}

/** The hang, once it may be said. */
function sayable(stuck: Stuck, moment: Moment): Hang | null {
  const { now, limit, mainEnded, explained, isSettled } = moment
  const { alone, awaited, handlers, named, since } = stuck
  const ended = mainEnded === null ? since : Math.max(since, mainEnded)
  // Nobody is left who could run, so nothing unforeseen can happen.
  if (alone && !named) return isSettled ? hangOf(stuck, explained, ended) : null
  if (alone) return now >= (mainEnded ?? limit) ? fromOutside(stuck, ended) : null
  // Somebody could still end the wait, or the process, in ways that no look shows.
  const known = explained.length > 0
  if (known && awaited && !handlers) return hangOf(stuck, explained, since)
  if (mainEnded !== null) {
    return known && now >= mainEnded + LAST_LOOK ? guarded(stuck, explained, ended) : null
  }
  return now >= limit ? guarded(stuck, explained, limit) : null
}

const hangOf = (stuck: Stuck, first: number[], since: number): Hang => ({
  kind: 'stuck',
  pids: [...new Set([...first, ...stuck.pids])],
  explained: first,
  roots: stuck.roots,
  proof: 'proven',
  since,
  reason: null,
})

const fromOutside = (stuck: Stuck, since: number): Hang => ({
  ...hangOf(stuck, [], since),
  proof: 'likely',
  reason: 'a process outside of the trial that knows the name could still end it',
})

/** While somebody is left who may send a signal, a handler could end the wait. */
export function guarded(stuck: Stuck, first: number[], since: number): Hang {
  const hang = hangOf(stuck, first, since)
  return stuck.handlers ? { ...hang, proof: 'likely', reason: handlersLeft } : hang
}
