import { type Accepted, acceptedFile, findAccepted } from '../plan/accepted.ts'
import { type ExpectContext, type ExpectTable, showKeys } from '../plan/expectations.ts'
import type { CaseResult } from '../results/model.ts'

/** A case and the system it ran on. */
export interface Placed {
  one: CaseResult
  os: string
}

export const contextOf = ({ one, os }: Placed): ExpectContext => ({
  variant: one.variant,
  os,
  emulation: one.emulation,
  python: one.python,
  packages: one.packages ?? {},
})

type Entry = [repro: string, variant: string, key: string | null]

/** Every entry of the reviewed expectations; the key is null where it holds everywhere. */
function entries(accepted: Accepted): Entry[] {
  const ofVariant = (repro: string, variant: string, entry: ExpectTable[string]): Entry[] =>
    Array.isArray(entry)
      ? [[repro, variant, null]]
      : Object.keys(entry).map((key) => [repro, variant, key])
  return Object.entries(accepted).flatMap(([repro, table]) =>
    Object.entries(table).flatMap(([variant, entry]) => ofVariant(repro, variant, entry)),
  )
}

/**
 * The entries that no case was judged by, one sentence each. With `complete` (every leg of a matrix)
 * all of them; else only those that no leg can match, as their repro ran here without that variant.
 */
export function unmatchedExpectations(
  accepted: Accepted,
  placed: readonly Placed[],
  complete: boolean,
): string[] {
  const id = (...parts: (string | null)[]) => JSON.stringify(parts)
  const used = new Set(
    placed.map((p) => {
      const found = findAccepted(accepted, p.one.repro, contextOf(p))
      return id(p.one.repro, p.one.variant, found?.key ?? null)
    }),
  )
  const repros = new Set(placed.map(({ one }) => one.repro))
  const variants = new Set(placed.map(({ one }) => id(one.repro, one.variant)))
  return entries(accepted)
    .filter((entry) => !used.has(id(...entry)))
    .filter(
      ([repro, variant]) => complete || (repros.has(repro) && !variants.has(id(repro, variant))),
    )
    .map(([repro, variant, key]) => {
      const keys = [repro, variant, ...(key === null ? [] : [key])]
      return `${acceptedFile}: no case matches expect${showKeys(keys)}`
    })
}
