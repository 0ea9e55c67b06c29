/**
 * Cuts a foreign results file down to what a report can bear: texts, lists, depth. Nothing is
 * refused here; `validate.ts` does that afterwards.
 */
import { cut, tailBytes } from './cut.ts'

/** Characters of a text, the largest number, entries of a list, fields of an object, and how deep they may nest. */
export const limits = {
  text: 10_000,
  number: 2 ** 31 - 1,
  tail: 64_000,
  list: 1000,
  cases: 5000,
  fields: 100,
  depth: 16,
}

/** Of output the end matters. */
const tails = new Set(['stdout', 'stderr', 'install'])

interface Tally {
  texts: number
  lists: Set<string>
}

/** A copy of `value` within `limits`. Where `value` is an object, its `notes` tell what was cut. */
export function clampResults(value: unknown): unknown {
  const tally: Tally = { texts: 0, lists: new Set() }
  const clamped = clamp(value, '', 0, tally)
  const note = noteOf(tally)
  if (!note || !isObject(clamped) || !Array.isArray(clamped.notes ?? [])) return clamped
  return { ...clamped, notes: [...((clamped.notes as unknown[]) ?? []), note] }
}

function noteOf({ texts, lists }: Tally): string {
  const parts = [
    texts > 0 && `${texts} long ${texts === 1 ? 'text' : 'texts'}`,
    lists.size > 0 && `long lists (${[...lists].sort().join(', ')})`,
  ].filter(Boolean)
  return parts.length > 0 ? `Cut while reading: ${parts.join(' and ')}.` : ''
}

function clamp(value: unknown, name: string, depth: number, tally: Tally): unknown {
  if (typeof value === 'string') return clampText(value, name, tally)
  if (Number.isFinite(value)) return clampNumber(value as number)
  if (value === null || typeof value !== 'object') return value
  if (depth >= limits.depth) return undefined
  if (Array.isArray(value)) {
    return clampList(value, name, tally).map((one) => clamp(one, name, depth + 1, tally))
  }
  const fields = Object.entries(value)
    .filter(([key]) => key !== '__proto__')
    .slice(0, name === 'packages' ? limits.list : limits.fields)
    .map(([key, one]) => [cut(key, 200), clamp(one, key, depth + 1, tally)])
  return Object.fromEntries(fields)
}

const clampNumber = (value: number) => Math.max(-limits.number, Math.min(limits.number, value))

function clampText(text: string, name: string, tally: Tally): string {
  const kept = tails.has(name) ? tailBytes(text, limits.tail) : cut(text, limits.text)
  if (kept !== text) tally.texts++
  return kept
}

function clampList(list: unknown[], name: string, tally: Tally): unknown[] {
  const max = name === 'cases' ? limits.cases : limits.list
  if (list.length <= max) return list
  tally.lists.add(cut(name, 40))
  return list.slice(0, max)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
