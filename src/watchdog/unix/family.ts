/** Which processes are of a trial, and since when has each been quiet? By what `ps` showed, in turn. */
import type { SeenProcess } from '../watch.ts'
import { findFamily, identity, isAsleep, isZombie, type Row } from './ps.ts'

export interface Family {
  root: number
  /** The watchdog's own pid, whose group is never the trial's. */
  self: number
  rootIdentity: string | null
  /** Everything that was ever seen of the trial. */
  known: Map<string, SeenProcess>
  /** The processor time that each had used, and since when it has slept at it. */
  quiet: Map<string, { time: string; since: number }>
  /** The trial's processes as `ps` showed them last, without the root. */
  rows: Row[]
}

export const newFamily = (root: number, self: number): Family => ({
  ...{ root, self, rootIdentity: null, known: new Map(), quiet: new Map(), rows: [] },
})

/** Takes one more table of all processes in. Times are milliseconds of the caller's clock. */
export function step(family: Family, table: Row[], now: number): void {
  const root = table.find((row) => row.pid === family.root)
  family.rootIdentity ??= root ? identity(root) : null
  const { known, rootIdentity, self, rows } = family
  // A group whose known members have just ended may hold others that were never seen.
  const groups = new Set(rows.map((row) => row.group))
  const isMember = (row: Row) =>
    known.has(identity(row)) || identity(row) === rootIdentity || groups.has(row.group)
  family.rows = findFamily(table, isMember, self).filter((row) => identity(row) !== rootIdentity)
  for (const row of family.rows) remember(family, row, now)
}

function remember({ known, quiet }: Family, row: Row, now: number): void {
  const { pid, parent, start, time } = row
  const key = identity(row)
  if (!known.has(key)) known.set(key, { pid, parent, start })
  if (quiet.get(key)?.time !== time || !isAsleep(row)) quiet.set(key, { time, since: now })
}

export const livingOf = ({ rows }: Family) => rows.filter((row) => !isZombie(row))

/** How long a living process has slept without using any processor time, in milliseconds. */
export const quietFor = ({ quiet }: Family, row: Row, now: number) =>
  now - quiet.get(identity(row))!.since
