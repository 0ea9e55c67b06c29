import type { Fork, Stack, Wait } from '../results/model.ts'

/** What one look at a trial's processes showed. Times are milliseconds of the caller's clock. */
export interface Look {
  /** Processes of the trial that live, parents before children. */
  living: number[]
  stuck: Stuck | null
}

/** Processes whose every wait only they themselves could end. */
export interface Stuck {
  pids: number[]
  /** When this could first be seen: the last context switch, or what happened later; never late. */
  since: number
  /** Nobody of the trial is left who could run, and so do something unforeseen. */
  alone: boolean
  /** Somebody else of the trial waits for them, and for nothing else, without limit. */
  awaited: boolean
  /** Somebody outside of the trial could end one of the waits, by a name. */
  named: boolean
  /** A signal that somebody could send would run a handler in one of them. */
  handlers: boolean
}

/** A wait that a fork explains: its lock was held then by a thread that was not copied. */
export interface Explained {
  pid: number
  tid: number
  /** The lock as its holder's code calls it, or null. */
  lock: string | null
  /** The thread that held it, where the observer saw it at the fork. */
  holder: Stack | null
  /** The lock itself names its owner; else the holder's code says so. */
  owner: boolean
}

/** Code at which a thread stands that reaches a lock by one of `paths`. */
export interface Held {
  file: string
  line: number
  paths: string[]
  /** Which part of the line, where that is known: see `LockNote.spot`. */
  spot: number[] | null
}
/** Whether it has the lock there, gives it back there, or the code does not say. */
export type HeldAnswer = 'held' | 'given' | 'unknown'
/** Reads the source; answers in the order of the questions. */
export type ReadHeld = (questions: Held[]) => Promise<HeldAnswer[]>

/** Looks at the processes of one trial. */
export interface Watch {
  look(now: number): Promise<Look>
  /**
   * Asked once, at the limit, where no look found anything stuck: a search that costs more, for
   * systems that show less. Absent where a look shows all there is.
   */
  search?(living: number[]): Promise<Stuck | null>
  /**
   * Which waits of those processes a fork explains, by the identity of lock and thread. Absent where
   * that cannot be known.
   */
  explain?(pids: number[], forks: Fork[], readHeld: ReadHeld): Promise<Explained[]>
  /** Whether a thread has not run since then (milliseconds of the caller's clock). */
  isIdleSince?(pid: number, tid: number, time: number): boolean
  /**
   * What the stuck processes (or, with null, all) wait for, for people and for the diagnosis: all that
   * can be known of it where the forks are given.
   */
  waits(pids: number[] | null, forks?: Fork[]): Wait[]
  /** Everything that was ever seen of the trial. */
  known(): Known[]
  /** How a process was last seen; absent, or undefined, where that is not known. */
  madeBy?(pid: number): 'fork' | 'exec' | undefined
  /** Whether a thread id was ever one of the trial's; absent where threads are not seen. */
  sawThread?(tid: number): boolean
  /** What could not be read. */
  refused(): string[]
}

export interface Known {
  pid: number
  parent: number
  /** In the form of the OS; with the pid it names a process for ever. */
  start: string
}

/** `the main process`, `child 1`, … in the order in which they were first seen. */
export function nameProcess(pid: number, main: number, watch: Watch): string {
  if (pid === main) return 'the main process'
  const others = watch.known().filter((one) => one.pid !== main)
  const index = others.findIndex((one) => one.pid === pid)
  return index < 0 ? `a child (${pid})` : `child ${index + 1}`
}
