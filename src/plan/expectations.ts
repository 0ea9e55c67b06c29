import { type Outcome, outcomes } from '../results/model.ts'
import { bySpecificity, matches, parseSelector, type Selector, type Where } from './selector.ts'

/** `expect` of a repro: by variant, outcomes for everywhere or by key (`linux; python>=3.12`). */
export type ExpectTable = Readonly<
  Record<string, readonly Outcome[] | Readonly<Record<string, readonly Outcome[]>>>
>

/** What an expectation is looked up for: a case, without its repro. */
export interface ExpectContext extends Where {
  variant: string
}

/** The outcomes that hold for a case, and the key that said so (null: said for everywhere). */
export interface Expectation {
  outcomes: readonly Outcome[]
  /** Names of locks that may hang in a sweep. */
  locks: readonly string[]
  key: string | null
}

/** In the list of a sweep, the name of a lock that may hang: `lock:app.cache.LOCK`. */
export const LOCK = 'lock:'

const isLock = (one: string) => one.startsWith(LOCK) && one.length > LOCK.length

/** A list with names of locks alone expects what no list does: that all else passes. */
function parted(list: readonly string[]): Pick<Expectation, 'outcomes' | 'locks'> {
  const found = list.filter((one) => !isLock(one)) as Outcome[]
  const locks = list.filter(isLock).map((one) => one.slice(LOCK.length))
  return { outcomes: found.length > 0 ? found : ['passed'], locks }
}

const isOutcomes = (entry: ExpectTable[string]): entry is readonly Outcome[] => Array.isArray(entry)

/** What a table says of a case; null if it says nothing. The table must have been checked. */
export function findExpectation(
  table: ExpectTable | null | undefined,
  context: ExpectContext,
): Expectation | null {
  const entry = table && Object.hasOwn(table, context.variant) ? table[context.variant] : undefined
  if (entry === undefined) return null
  if (isOutcomes(entry)) return { ...parted(entry), key: null }
  const best = Object.keys(entry)
    .map((key) => ({ key, selector: parseSelector(key) as Selector }))
    .filter(({ selector }) => matches(selector, context))
    .sort((a, b) => bySpecificity(a.selector, b.selector))[0]
  return best ? { ...parted(entry[best.key]!), key: best.key } : null
}

/** The outcomes a case may have: what its table says, else that it passes. */
export function resolveExpectation(
  table: ExpectTable | null | undefined,
  context: ExpectContext,
): Outcome[] {
  return [...(findExpectation(table, context)?.outcomes ?? ['passed'])]
}

/** Something wrong in a table: under which keys, from the outside in, and what. */
export interface Problem {
  keys: string[]
  text: string
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const allowed = `a list of one or more of ${outcomes.join(', ')}`

function checkOutcomes(value: unknown, keys: string[]): Problem[] {
  if (!Array.isArray(value)) return [{ keys, text: `must be ${allowed}` }]
  if (value.length === 0) return [{ keys, text: `is empty; it must be ${allowed}` }]
  const mayBeLock = keys[0] === 'sweep'
  return value
    .filter((one) => !outcomes.includes(one))
    .filter((one) => !(mayBeLock && typeof one === 'string' && isLock(one)))
    .map((one) => ({ keys, text: `unknown outcome ${JSON.stringify(one)}; it must be ${allowed}` }))
}

/** Keys of one variant that ask for the same, so that nothing says which would win. */
function contradictions(table: object, keys: string[]): Problem[] {
  const seen = new Map<string, string>()
  return Object.keys(table).flatMap((key) => {
    const parsed = parseSelector(key)
    if (typeof parsed === 'string') return []
    const meaning = JSON.stringify(parsed)
    const twin = seen.get(meaning)
    seen.set(meaning, key)
    const text = `says the same as ${JSON.stringify(twin)}; one of the two must go`
    return twin === undefined ? [] : [{ keys: [...keys, key], text }]
  })
}

function checkVariant(value: unknown, keys: string[]): Problem[] {
  if (Array.isArray(value)) return checkOutcomes(value, keys)
  if (!isTable(value)) return [{ keys, text: `must be ${allowed}, or a table of such lists` }]
  const wrong = Object.entries(value).flatMap(([key, list]) => {
    const parsed = parseSelector(key)
    const problems = typeof parsed === 'string' ? [{ keys: [...keys, key], text: parsed }] : []
    return [...problems, ...checkOutcomes(list, [...keys, key])]
  })
  return [...wrong, ...contradictions(value, keys)]
}

/** All that is wrong with an `expect` table. `variants` are those there are, where it is known. */
export function findProblems(value: unknown, variants?: readonly string[]): Problem[] {
  if (!isTable(value)) return [{ keys: [], text: 'must be a table of variants' }]
  return Object.entries(value).flatMap(([variant, entry]) => {
    const text = `no such variant; there are: ${variants?.join(', ')}`
    const unknown = variants !== undefined && !variants.includes(variant)
    return [...(unknown ? [{ keys: [variant], text }] : []), ...checkVariant(entry, [variant])]
  })
}

/** Keys as they are shown to people: `expect["baseline"]["linux"]`. */
export const showKeys = (keys: readonly string[]) =>
  keys.map((key) => `[${JSON.stringify(key)}]`).join('')

/**
 * All that is wrong with an `expect` table, each as one sentence that starts with `where` (such as
 * `fork_pool.py, line 6: expect`). `variants` are those there are, where that is known.
 */
export function checkExpectations(
  value: unknown,
  where: string,
  variants?: readonly string[],
): string[] {
  return findProblems(value, variants).map(({ keys, text }) => `${where}${showKeys(keys)}: ${text}`)
}
