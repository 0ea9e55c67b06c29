import type { Emulation } from '../results/model.ts'
import { isInRange, parseRange } from './range.ts'

/** What an expectation is looked up for. */
export interface Where {
  os: string
  emulation: Emulation | null
  python: { implementation: string; version: string; freeThreaded: boolean }
  /** Versions of what is installed, by normalized name; what is not known is not there. */
  packages: Readonly<Record<string, string>>
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
  /** Ranges of packages, by normalized name. */
  packages: Readonly<Record<string, string>>
}

export const allowedKeys =
  `${['any', ...systems, ...emulations, ...implementations].join(', ')}, free-threaded, ` +
  'a range of Python (python>=3.12) or of a package (pymongo>=4), or several of these joined by "; "'

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
  const [, name, range = ''] = /^([A-Za-z0-9][\w.-]*?)\s*([<>=!~].*)$/.exec(part) ?? []
  const written = range.replace(/\s/g, '')
  if (!name || words.includes(name) || !parseRange(written)) return null
  return name === 'python' ? { range: written } : { packages: { [normalName(name)]: written } }
}

const words: readonly string[] = [...systems, ...emulations, ...implementations, 'any']

/** As package indexes compare names. */
const normalName = (name: string) => name.toLowerCase().replace(/[-_.]+/g, '-')

/** Parses a key; a string is what is wrong with it. */
export function parseSelector(key: string): Selector | string {
  const selector: Selector = {
    emulation: null,
    os: null,
    implementation: null,
    freeThreaded: false,
    range: null,
    packages: {},
  }
  if (key.trim() === 'any') return selector
  const seen = new Set<string>()
  for (const part of key.split(';').map((text) => text.trim())) {
    const fields = parsePart(part)
    if (!fields) return `unknown ${JSON.stringify(part)}; allowed: ${allowedKeys}`
    const { packages } = fields
    const field = Object.keys(packages ?? fields)[0]!
    if (seen.has(field)) return `says twice which ${field} it is for`
    seen.add(field)
    Object.assign(selector, fields, { packages: { ...selector.packages, ...packages } })
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
    (selector.range === null || isInRange(where.python.version, selector.range)) &&
    Object.entries(selector.packages).every(([name, range]) => {
      const version = where.packages[name]
      return version !== undefined && isInRange(version, range)
    })
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
 * names the system, the implementation, the build, more packages, and last the narrower range of Python,
 * then of the packages (an exact version, one minor version, two ends, one end; then the higher lower,
 * the lower upper end).
 */
export function bySpecificity(a: Selector, b: Selector): number {
  const named = (selector: Selector) => [
    Number(selector.emulation !== null),
    Number(selector.os !== null),
    Number(selector.implementation !== null),
    Number(selector.freeThreaded),
    Object.keys(selector.packages).length,
  ]
  const names = Object.keys(a.packages).sort()
  const ranges = [
    [a.range, b.range],
    ...names.map((name) => [a.packages[name], b.packages[name]]),
  ] as const
  const narrower = ranges.map(([own = null, others = null]) => byNarrowness(own, others))
  return compare(named(b), named(a)) || narrower.find(Boolean) || 0
}

function byNarrowness(a: string | null, b: string | null): number {
  const [one, other] = [narrowness(a), narrowness(b)]
  return other.rank - one.rank || compare(other.low, one.low) || compare(one.high, other.high)
}
