import type { SeenProcess } from '../watch.ts'
import type { Proc } from './proc.ts'
import { allPids, readTree, startTime } from './processes.ts'

export interface Ending {
  proc: Proc
  kill: (pid: number, signal: 'SIGKILL') => void
  pause: (milliseconds: number) => Promise<void>
}

/** Scans in a row that must find nothing: one misses a chain of forks now and then. */
const EMPTY_SCANS = 5

/**
 * Ends what is left of a trial whose reaper is gone (the trial may kill it): all that was ever seen
 * of it and still has the same start time, and all that carries the trial's mark in its
 * environment. Returns the pids that could not be ended within `limit` milliseconds.
 */
export async function endStrays(
  known: SeenProcess[],
  mark: string,
  limit: number,
  { proc, kill, pause }: Ending,
): Promise<number[]> {
  let left: number[] = []
  for (let empty = 0, waited = 0; empty < EMPTY_SCANS && waited < limit; waited += 10) {
    const roots = [...stillAlive(known, proc), ...marked(mark, proc)]
    const below = roots.flatMap((pid) => readTree(pid, proc).map((one) => one.pid))
    left = [...new Set([...roots, ...below])]
    empty = left.length === 0 ? empty + 1 : 0
    for (const pid of left) tryTo(() => kill(pid, 'SIGKILL'))
    await pause(10)
  }
  return left
}

/** Ends one process, if the pid is still its own. */
export function endOne(one: SeenProcess, { proc, kill }: Omit<Ending, 'pause'>): void {
  if (startTime(one.pid, proc) === one.start) tryTo(() => kill(one.pid, 'SIGKILL'))
}

function stillAlive(known: SeenProcess[], proc: Proc): number[] {
  return known
    .filter(({ pid, start }) => startTime(pid, proc) === start && !isZombie(pid, proc))
    .map(({ pid }) => pid)
}

const isZombie = (pid: number, proc: Proc) => /\) [ZX] /.test(proc.text(`${pid}/stat`) ?? '')

function marked(mark: string, proc: Proc): number[] {
  return allPids(proc).filter(
    (pid) => proc.text(`${pid}/environ`)?.includes(mark) && !isZombie(pid, proc),
  )
}

function tryTo(act: () => void): void {
  try {
    act()
  } catch {
    // Gone already, or another user's: the next scan tells.
  }
}
