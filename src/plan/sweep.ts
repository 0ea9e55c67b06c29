/** A sweep: from what a pilot trial wrote down to the trials that hold one lock each. */
import type { LockKind, Place } from '../results/model.ts'
import { MAIN, type Rendezvous } from '../settings/replay.ts'

/** How one thread took a lock by one way through the code. */
export interface Take {
  /** Null for a thread that Python did not start. */
  thread: string | null
  /** Whether the thread was there at the fork. */
  alive: boolean
  count: number
  /** How often it came while the forking thread had already asked for its fork. */
  late: number
  frames: Place[]
}

/** A lock that existed at a fork of the pilot. */
export interface LedgerLock {
  id: number
  /** The pid of the program that began the processes whose forks are counted together. */
  root: number
  /** `2.1`: the first fork of the child that the second fork made. */
  fork: string
  kind: LockKind
  name: string | null
  /** Frames of its making, innermost first, to the first of the program's own. */
  made: Place[]
  /** `app/cache.py:12`, and how many were made on that line before and with it. */
  place: string
  order: number
  /** Share of its life for which threads other than the forking one held it, 0 to 1. */
  share: number
  /** By threads other than the forking one. */
  takes: Take[]
}

/** A forked child wanted a lock that is older than itself. */
export interface Ask {
  pid: number
  root: number
  id: number
  /** Null in a pilot, where the ledger has it. */
  name: string | null
  /** The fork that made the process. */
  fork: string
  ident: string | null
  thread: string | null
  wait: 'no' | 'timed' | 'endless'
  frames: Place[]
  /** The function given to `os.register_at_fork` that asks, where one does. */
  hook: string | null
}

export interface Ledger {
  /** `since`: seconds after the start of its process. */
  forks: { root: number; fork: string; thread: string | null; since: number }[]
  locks: LedgerLock[]
  asks: Ask[]
  /** Seconds after the start; 0 where nothing was asked for. */
  lastAsk: number
}

export interface Candidate {
  lock: LedgerLock
  asked: boolean
  /** In the order in which they are tried, until one comes about. */
  tries: Rendezvous[]
}

/** Seconds that a fork waits for a holder that was seen to come while one waited. */
const LATE_WAIT = 1
/** Seconds more that an early holder waits than the pilot took to its fork, twice. */
const PATIENCE = 0.3

/** The locks that are worth a trial, those that a child asked for first. */
export function candidates(ledger: Ledger): Candidate[] {
  const groups = new Map<string, Candidate>()
  for (const lock of [...ledger.locks, ...atLaterForks(ledger)]) {
    const asked = ledger.asks.some((ask) => isFor(ask, lock))
    if (lock.takes.length === 0 && !asked) continue
    const key = JSON.stringify([lock.place, lock.made[0], lock.name])
    const one = { lock, asked, tries: triesOf(lock, ledger) }
    const best = groups.get(key)
    if (!best || promise(one) > promise(best)) groups.set(key, one)
  }
  return [...groups.values()].toSorted((a, b) => promise(b) - promise(a))
}

const parentOf = (fork: string) => fork.slice(0, fork.lastIndexOf('.') + 1)

/**
 * Of all but the first forks the ledger says what is new. Who asks for a lock after a later one asks for what it
 * was when it was last told.
 */
function atLaterForks({ locks, asks }: Ledger): LedgerLock[] {
  const key = ({ root, fork, id }: Ask | LedgerLock) => `${root} ${fork} ${id}`
  const written = new Set(locks.map(key))
  return asks
    .filter((ask) => !written.has(key(ask)))
    .flatMap((ask) => {
      const { fork } = ask
      const before = locks.filter(
        (one) => isSame(one, ask) && parentOf(one.fork) === parentOf(fork),
      )
      return before.slice(-1).map((lock) => ({ ...lock, fork }))
    })
}

const isSame = (lock: LedgerLock, { id, root }: Ask) => lock.id === id && lock.root === root

const isFor = (ask: Ask, lock: LedgerLock) =>
  isSame(lock, ask) && (ask.fork === lock.fork || ask.fork.startsWith(`${lock.fork}.`))

const promise = ({ asked, lock }: Candidate) => (lock.takes.length > 0 ? 2 : 0) + (asked ? 1 : 0)

function triesOf(lock: LedgerLock, { forks }: Ledger): Rendezvous[] {
  const { place, order, root, fork, takes } = lock
  const own = forks.find((one) => one.root === root && one.fork === fork)
  const forker = own?.thread ?? MAIN
  const general = { lock: place, order, fork, forker, standIn: false }
  if (takes.length === 0) {
    return [{ ...general, thread: '*', early: false, wait: LATE_WAIT, standIn: true }]
  }
  const before = 2 * (own?.since ?? 0) + PATIENCE
  return takes
    .toSorted((a, b) => likelihood(b) - likelihood(a))
    .slice(0, MAX_THREADS)
    .flatMap(({ thread, alive, late }) => {
      const atFork = { ...general, thread: thread ?? '*', early: false, wait: LATE_WAIT }
      const earlier = { ...atFork, early: true, wait: before }
      if (!alive) return [earlier]
      return late > 0 ? [atFork, earlier] : [earlier, atFork]
    })
}

/** Threads that are tried for a lock. */
const MAX_THREADS = 2

const likelihood = ({ late, alive, count }: Take) =>
  (late > 0 ? 4 : 0) + (alive ? 2 : 0) + count / (count + 1)

/** The knob, in the observer's own words. */
export const rendezvousKnob = ({ standIn, ...rest }: Rendezvous) => ({
  ...rest,
  'stand-in': standIn,
})
