import type { Emulation } from '../results/model.ts'
import { isInRange, parseRange } from './range.ts'

/** What an expectation is looked up for. */
export interface Where {
  os: string
  emulation: Emulation | null
  python: { implementation: string; version: string; freeThreaded: boolean }
}

export const systems = ['linux', 'macos', 'freebsd', 'openbsd'] as const
export const emulations: readonly Emulation[] = ['getaddrinfo-lock']
export const implementations = ['cpython', 'pypy', 'graalpy'] as const

/**
 * A parsed key such as `linux; pypy; python>=3.9,<3.12`: what is null is not asked for. The key
 * `any` asks for nothing.
 */
export interface Selector {
  emulation: string | null
  os: string | null
  implementation: string | null
  freeThreaded: boolean
  /** As it was written, without spaces. */
  range: string | null
}

export const allowedKeys =
  `${['any', ...systems, ...emulations, ...implementations].join(', ')}, free-threaded, ` +
  'a Python range (python>=3.12), or several of these joined by "; "'

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** What one part of a key asks for, as the fields it sets; null if it is none that is known. */
function parsePart(part: string): Partial<Selector> | null {
  if ((systems as readonly string[]).includes(part)) return { os: part }
  if ((emulations as readonly string[]).includes(part)) return { emulation: part }
  if ((implementations as readonly string[]).includes(part)) return { implementation: part }
  if (part === 'free-threaded') return { freeThreaded: true }
  const range = part.startsWith('python') ? part.slice('python'.length).replace(/\s/g, '') : ''
  return parseRange(range) ? { range } : null
}

/** Parses a key; a string is what is wrong with it. */
export function parseSelector(key: string): Selector | string {
  const selector: Selector = {
    emulation: null,
    os: null,
    implementation: null,
    freeThreaded: false,
    range: null,
  }
  if (key.trim() === 'any') return selector
  const seen = new Set<string>()
  for (const part of key.split(';').map((text) => text.trim())) {
    const fields = parsePart(part)
    if (!fields) return `unknown ${JSON.stringify(part)}; allowed: ${allowedKeys}`
    const field = Object.keys(fields)[0]!
    if (seen.has(field)) return `says twice which ${field} it is for`
    seen.add(field)
    Object.assign(selector, fields)
  }
  return selector
}

/** True where all that the key asks for is so. */
export function matches(selector: Selector, where: Where): boolean {
  return (
    (selector.emulation === null || selector.emulation === where.emulation) &&
    (selector.os === null || selector.os === where.os) &&
    (selector.implementation === null ||
      selector.implementation === where.python.implementation.toLowerCase()) &&
    (!selector.freeThreaded || where.python.freeThreaded) &&
    (selector.range === null || isInRange(where.python.version, selector.range))
  )
}

/** How narrow a range is: a rank by its kind, then its lower, then its upper bound. */
function narrowness(range: string | null) {
  const bounds = (range && parseRange(range)) || []
  const exact = bounds.find((bound) => /^={2,3}$/.test(bound.operator))
  const low = exact ?? bounds.find((bound) => ['>=', '>', '~='].includes(bound.operator))
  const high = exact ?? bounds.find((bound) => ['<=', '<', '~='].includes(bound.operator))
  const ends = Number(low !== undefined) + Number(high !== undefined)
  return {
    rank: range === null ? 0 : exact ? 4 + Number(!exact.wildcard) : 1 + ends,
    low: low?.release ?? [0],
    high: high?.release ?? [Number.POSITIVE_INFINITY],
  }
}

/**
 * Orders two keys that match, the more specific first: one that names the emulation, then one that
 * names the system, the implementation, the build, and last the narrower Python range (an exact
 * version, one minor version, two ends, one end; then the higher lower, the lower upper end).
 */
export function bySpecificity(a: Selector, b: Selector): number {
  const named = (selector: Selector) => [
    Number(selector.emulation !== null),
    Number(selector.os !== null),
    Number(selector.implementation !== null),
    Number(selector.freeThreaded),
  ]
  const [one, other] = [narrowness(a.range), narrowness(b.range)]
  return (
    compare(named(b), named(a)) ||
    other.rank - one.rank ||
    compare(other.low, one.low) ||
    compare(one.high, other.high)
  )
}
