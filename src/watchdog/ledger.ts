/** What the observer of a sweep wrote: the ledger of a pilot, and how a meeting went. */
import type { Ask, Ledger, LedgerLock, Take } from '../plan/sweep.ts'
import type { LockKind, Place } from '../results/model.ts'
import { MAIN } from '../settings/replay.ts'
import { type Json, list, number, places, text, textOrNull } from './fields.ts'

/** A fork that came while the wanted lock was held. */
export interface Met {
  id: number
  name: string | null
  kind: LockKind
  made: Place[]
  /** Null where a thread of ours stood in. */
  holder: { thread: string | null; ident: string; frames: Place[] } | null
  /** Of the forking thread. */
  frames: Place[]
  /** Whether nobody but its holder can give it back. */
  isSole: boolean
}

const reasons = ['protected', 'guarded', 'needed', 'never', 'gone', 'late'] as const
export type Unmet = (typeof reasons)[number]

/** What came of one rendezvous, as far as it was written down. */
export interface Meeting {
  met: Met | null
  unmet: Unmet | null
  /** Of the wanted lock only. */
  asks: Ask[]
  /** Those that were not followed by the asker's having it. */
  inVain: Ask[]
  /** The child got it, or made it new. */
  renewed: boolean
  /** Waits for another lock that a thread held which the child does not have. */
  others: Ask[]
}

/** All records of a sweep, in the order in which they were written. */
export type SweepRecords = readonly Json[]

const events = new Set<unknown>(['ledger', 'lock', 'ask', 'got', 'renewed', 'met', 'unmet'])
export const isOfSweep = (record: Json) => events.has(record.e)

const named = (records: SweepRecords, name: string) => records.filter(({ e }) => e === name)

export function readLedger(records: SweepRecords): Ledger {
  return {
    forks: named(records, 'ledger').map((one) => ({
      root: number(one.root),
      fork: text(one.fork),
      thread: textOrNull(one.thread),
      since: Math.max(0, number(one.since)),
    })),
    locks: named(records, 'lock').flatMap((one) => lockIn(one) ?? []),
    asks: asksIn(records),
    lastAsk: lastAsk(records),
  }
}

function lastAsk(records: SweepRecords): number {
  const [first] = named(records, 'ledger')
  const start = first ? number(first.t) - number(first.since) : 0
  return Math.max(0, ...named(records, 'ask').map(({ t }) => number(t) - start))
}

const kinds: LockKind[] = ['Lock', 'RLock', 'import', 'buffer', 'emulated']
const kindOf = (value: unknown): LockKind => kinds.find((kind) => kind === value) ?? 'Lock'

function lockIn(record: Json): LedgerLock | null {
  const made = places(record.made)
  const place = text(record.place)
  if (place === '' || number(record.id) < 0) return null
  return {
    ...{ id: number(record.id), root: number(record.root), fork: text(record.fork), place, made },
    ...{ name: textOrNull(record.name), kind: kindOf(record.kind) },
    order: Math.max(1, number(record.order)),
    share: Math.min(1, Math.max(0, number(record.share))),
    takes: list(record.takes).flatMap((take) => takeIn(take) ?? []),
  }
}

function takeIn(value: unknown): Take | null {
  const [thread, alive, count, late, frames] = list(value)
  if (number(count) < 1) return null
  return {
    ...{ thread: textOrNull(thread), alive: alive === 1, frames: places(frames) },
    ...{ count: number(count), late: Math.max(0, number(late)) },
  }
}

const waits = ['no', 'timed', 'endless'] as const

function asksIn(records: SweepRecords): Ask[] {
  return named(records, 'ask').flatMap((one) => {
    const wait = waits.find((name) => name === one.wait)
    if (!wait || number(one.pid) < 1) return []
    return [
      {
        ...{ pid: number(one.pid), root: number(one.root), id: number(one.lock) },
        ...{ fork: text(one.fork), wait },
        ...{
          ident: textOrNull(one.ident),
          thread: textOrNull(one.thread),
          name: textOrNull(one.name),
        },
        ...{ frames: places(one.frames), hook: textOrNull(one.hook) },
      },
    ]
  })
}

export function readMeeting(records: SweepRecords): Meeting {
  const unmets = named(records, 'unmet')
  // Of several programs one may come to it, while the others do not.
  const record = named(records, 'met').find(
    ({ pid }) => !unmets.some((one) => number(one.meant ?? one.pid) === pid),
  )
  const [unmet] = record ? [] : unmets
  const met = record ? metIn(record) : null
  const own = records.filter(({ lock }) => met !== null && number(lock) === met.id)
  const renewed = named(own, 'renewed').length + named(own, 'got').length > 0
  return {
    met,
    unmet: unmet ? (reasons.find((one) => one === unmet.reason) ?? 'never') : null,
    asks: asksIn(own),
    inVain: inVain(own),
    renewed,
    others: inVain(records).filter(({ id }) => id !== met?.id),
  }
}

function metIn(record: Json): Met {
  const [thread, ident, frames] = list(record.holder)
  const holder = { thread: textOrNull(thread), ident: text(ident), frames: places(frames) }
  return {
    id: number(record.lock),
    name: textOrNull(record.name),
    kind: kindOf(record.kind),
    made: places(record.made),
    holder: Array.isArray(record.holder) ? holder : null,
    frames: places(record.frames),
    isSole: record.sole === 1,
  }
}

/** The last thing each thread of a child was seen to do with the lock is that it waits for it. */
export function inVain(records: SweepRecords): Ask[] {
  const open = new Map<string, Json>()
  for (const record of records) {
    const key = `${number(record.pid)} ${text(record.ident)} ${number(record.lock)}`
    if (record.e === 'got') open.delete(key)
    if (record.e === 'ask' && record.wait === 'endless') open.set(key, record)
  }
  return asksIn([...open.values()])
}

/** Processes in which a thread waits, without limit, for the lock that a lost thread held. */
export const orphanedBySweep = (records: SweepRecords): Set<number> =>
  new Set(readMeeting(records).met ? inVain(records).map(({ pid }) => pid) : [])

/**
 * Processes whose main thread waits, without limit, for the lock that was held for the sweep, where
 * nobody but the lost thread could give it back.
 */
export function withoutHolder(records: SweepRecords): number[] {
  const { met, inVain: asks, renewed } = readMeeting(records)
  if (!met?.isSole || !met.holder || renewed) return []
  return asks.filter(({ thread }) => thread === MAIN).map(({ pid }) => pid)
}
