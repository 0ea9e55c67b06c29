import pep440 from '@renovatebot/pep440'
import specifiers from '@renovatebot/pep440/lib/specifier.js'

/** One comparison of a range: `>=3.12`, `==3.12.*`. */
export interface Bound {
  operator: string
  /** Of `===` with a text that is no version: empty. */
  release: readonly number[]
  wildcard: boolean
}

type Parsed = { operator: string; prefix?: string; release?: number[]; is_prerelease?: boolean }

/** The comparisons of a range as PEP 440 has it, such as `>=3.9,<3.12`; null where it is none. */
export function parseRange(range: string): readonly Bound[] | null {
  const parsed = specifiers.parse(range) as unknown as Parsed[] | null
  if (!parsed || parsed.length === 0) return null
  return parsed.map(({ operator, prefix, release = [] }) => ({
    operator,
    release,
    wildcard: Boolean(prefix),
  }))
}

/**
 * Is a version in a range, as PEP 440 has it? A pre-release counts as its release, unless the range
 * names a pre-release itself. What is no version is in none.
 */
export function isInRange(version: string, range: string): boolean {
  const parsed = (specifiers.parse(range) ?? []) as unknown as Parsed[]
  const explained = pep440.explain(version)
  if (!explained) return false
  const compared = parsed.some((one) => one.is_prerelease) ? version : explained.base_version
  return pep440.satisfies(compared, range, { prereleases: true })
}
