/** The line that names a meeting of a fork and a held lock: `app/cache.py:12 Thread-1 2`. */

/** One lock to be held at one fork; what the observer's knob `sweep` says. */
export interface Rendezvous {
  lock: string
  order: number
  /** `*` for any other thread. */
  thread: string
  fork: string
  /** Held from before the fork is asked for, and let go if the forking thread needs it. */
  early: boolean
  /** The name of the thread that forks. */
  forker: string
  /** Seconds: how long the fork waits for the holder, or an early holder for the fork. */
  wait: number
  /** Held by a thread of ours, as no other was seen to take it. */
  standIn: boolean
}

export const MAIN = 'MainThread'

/** `app/cache.py:12 Thread-1 2`: what brings this meeting about again. */
export function replayLine({ lock, order, thread, fork, early, standIn }: Rendezvous): string {
  const which = order > 1 ? `${lock}#${order}` : lock
  return `${which} ${standIn ? STAND_IN : thread} ${fork}${early ? ' early' : ''}`
}

const STAND_IN = '(stand-in)'
const LINE = /^(\S.*?:\d+)(?:#(\d+))? (\S.*?) (\d+(?:\.\d+)*)( early)?$/
/** Seconds that a replay waits; nothing is known of the program. */
const REPLAY_WAIT = 5

/** The meeting that such a line stands for; null where it is none. */
export function readReplay(line: string): Rendezvous | null {
  const [, lock, order = '1', thread, fork, early] = LINE.exec(line.trim()) ?? []
  if (lock === undefined || thread === undefined || fork === undefined) return null
  const standIn = thread === STAND_IN
  return {
    ...{ lock, order: Number(order), thread: standIn ? '*' : thread, fork, standIn },
    ...{ early: early !== undefined, forker: MAIN, wait: REPLAY_WAIT },
  }
}
