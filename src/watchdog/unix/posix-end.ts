import type { SeenProcess } from '../watch.ts'
import type { Commands, Query } from './posix-commands.ts'
import { findFamily, identity, isZombie, parseTable, type Row } from './ps.ts'

export interface PosixEnding {
  commands: Commands
  ps: Query
  kill: (pid: number, signal: 'SIGKILL') => void
  pause: (milliseconds: number) => Promise<void>
  clock: () => number
  /** Pid of this program, which with its process group is never touched. */
  self: number
}

/** Scans in a row that must find nothing: one misses a chain of forks now and then. */
const EMPTY_SCANS = 5

/**
 * Ends what is left of a trial where nothing adopts its orphans: all that was ever seen of it and
 * still has the same start time, all that carries the trial's mark in its environment, all below
 * those and all in their process groups. Returns the pids that could not be ended within `limit`
 * milliseconds, or of which nothing could be seen.
 */
export async function endPosixStrays(
  known: SeenProcess[],
  mark: string,
  limit: number,
  ending: PosixEnding,
): Promise<number[]> {
  const { commands, ps, pause, clock, self } = ending
  const members = new Set(known.map(identity))
  const isMember = (row: Row) => members.has(identity(row)) || row.command.includes(mark)
  const deadline = clock() + limit
  let left = known.map((one) => one.pid)
  for (let empty = 0; empty < EMPTY_SCANS && clock() < deadline; await pause(10)) {
    const rows = parseTable((await ps(commands.environments, deadline - clock())) ?? '')
    if (rows.length === 0) continue // not read: there is always something
    const family = findFamily(rows, isMember, self).filter((row) => !isZombie(row))
    for (const row of family) members.add(identity(row))
    left = family.map((row) => row.pid)
    empty = left.length === 0 ? empty + 1 : 0
    endAll(family, rows, ending)
  }
  return left
}

/** Ends one process, if the pid is still its own. */
export async function endPosixOne(
  one: SeenProcess,
  limit: number,
  { commands, ps, kill }: Pick<PosixEnding, 'commands' | 'ps' | 'kill'>,
): Promise<void> {
  const rows = parseTable((await ps(commands.environments, limit)) ?? '')
  if (rows.some((row) => identity(row) === identity(one))) tryTo(() => kill(one.pid, 'SIGKILL'))
}

function endAll(family: Row[], rows: Row[], { kill, self }: PosixEnding): void {
  const own = rows.find((row) => row.pid === self)?.group
  const groups = new Set(family.map((row) => row.group))
  for (const group of groups) if (group > 1 && group !== own) tryTo(() => kill(-group, 'SIGKILL'))
  for (const row of family) tryTo(() => kill(row.pid, 'SIGKILL'))
}

function tryTo(act: () => void): void {
  try {
    act()
  } catch {
    // Gone already, or another user's: the next scan tells.
  }
}
